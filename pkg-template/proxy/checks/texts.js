// The sentences of findings, by reason: Korean, English. Numbers stand beside them, and no value does.
import { REASONS, textOf } from '../texts.js';

const TEXTS = {
  addressFound: ['이름의 주소를 찾았습니다.', 'The name has an address.'],
  addressListed: ['나가는 주소가 등록된 주소입니다.', 'Requests come from an address that is registered.'],
  addressNotListed: [
    '나가는 주소가 등록된 주소가 아닙니다. 제공자에 등록하세요.',
    'Requests come from an address that is not registered: have the provider add it.',
  ],
  audienceSet: ['대상(audience)이 있습니다.', 'There is an audience.'],
  badCertificate: [
    '서버의 인증서를 믿을 수 없습니다. 기한, 이름, 발급 기관을 보세요.',
    'The certificate of the server is not to be trusted: look at its end, its names and its issuer.',
  ],
  bug: ['알 수 없는 오류입니다.', 'Something unexpected went wrong.'],
  certificateEnds: ['인증서의 기한이 곧 끝납니다.', 'The certificate ends soon.'],
  certificateGood: ['인증서를 믿을 수 있습니다.', 'The certificate is to be trusted.'],
  clockOff: ['시계가 서버의 시계와 조금 다릅니다.', "The clock differs a little from the server's."],
  clockRight: ['시계가 서버의 시계와 같습니다.', "The clock agrees with the server's."],
  clockWrong: [
    '시계가 서버의 시계와 많이 다릅니다. NTP를 확인하세요.',
    "The clock is far from the server's: look at NTP.",
  ],
  connectionRefused: ['서버가 연결을 받지 않습니다.', 'The server takes no connection.'],
  keyFileOpens: ['키 파일이 열립니다.', 'The key file opens.'],
  memoryStore: [
    '기록이 이 프로세스의 메모리에만 있습니다. 여러 프로세스나 엣지에서는 store를 정하세요.',
    'Marks are in the memory of this process: give a store if there is more than one, or on the edge.',
  ],
  moreFindings: ['결과가 더 있지만 보이지 않습니다.', 'There are more findings, which are not shown.'],
  noAddress: ['이름의 주소를 찾을 수 없습니다.', 'The name has no address.'],
  noAddressTold: ['답에 주소가 없습니다.', 'The answer tells no address.'],
  noAddressUrl: [
    'addressUrl을 정하면 나가는 주소를 알 수 있습니다.',
    'With an addressUrl the outgoing address can be told.',
  ],
  noAudience: [
    '대상(audience)이 없습니다. 비밀값을 함께 쓰는 사이트나 환경이 없어야 합니다.',
    'There is no audience: then no other site or environment may have this secret.',
  ],
  noDate: ['서버가 시각을 알려 주지 않습니다.', 'The server tells no time.'],
  noOrigins: ['다른 출처의 페이지는 쓸 수 없습니다.', 'No page of another origin may call.'],
  notReached: ['서버에 연결하지 못했습니다.', 'The server was not reached.'],
  originsSet: ['다른 출처의 페이지가 쓸 수 있습니다.', 'Pages of other origins may call.'],
  outgoingAddress: ['이 주소에서 요청이 나갑니다.', 'Requests come from this address.'],
  ownFetch: ['요청이 fetch 설정을 거쳐 나갑니다.', 'Requests go out by the fetch of the settings.'],
  plainAddress: ['암호화되지 않은 http 주소입니다.', 'This is a plain http address.'],
  plainOrigin: ['암호화되지 않은 http 페이지입니다.', 'This is a page by plain http.'],
  providerReady: ['설정이 맞습니다.', 'The settings are right.'],
  runtimeCannot: ['이 런타임에서는 알 수 없습니다.', 'This runtime cannot tell.'],
  secretSet: ['비밀값이 있습니다.', 'There is a secret.'],
  serverAnswers: ['서버가 답합니다.', 'The server answers.'],
  storeElsewhere: ['저장소는 Worker 안에서만 쓸 수 있습니다.', 'The store can be used inside the Worker alone.'],
  storeForgets: [
    '저장소가 약속과 다르게 답합니다. "한 번만"을 지킬 수 없습니다.',
    'The store does not do what it must: nothing would be "once".',
  ],
  storeWorks: ['저장소가 동작합니다.', 'The store works.'],
  tooLate: ['서버가 제시간에 답하지 않습니다.', 'The server does not answer in time.'],
};

/**
 * @param {string} reason
 * @param {'ko' | 'en'} lang
 * @returns {string}
 */
export function sentence(reason, lang) {
  if (!Object.hasOwn(TEXTS, reason) && REASONS.includes(reason)) return textOf(reason, lang);
  const [ko, en] = TEXTS[Object.hasOwn(TEXTS, reason) ? reason : 'bug'];
  return lang === 'en' ? en : ko;
}
