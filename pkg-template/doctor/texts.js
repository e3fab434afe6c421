// The doctor's own sentences, Korean and English. Those of the proxy's checks stand with the checks.

export const LANGS = ['ko', 'en'];

/** @type {Record<string, [string, string]>} */
const TEXTS = {
  badLang: ['--lang은 ko나 en입니다.', '--lang is ko or en.'],
  badUrl: ['https나 http 주소여야 합니다.', 'This must be an https or http URL.'],
  configThrows: [
    '설정 모듈이 오류를 던졌습니다. 런타임 전용 모듈이 있으면 설정을 따로 두세요.',
    'The module of the configuration threw: if it imports what one runtime alone has, keep the configuration apart.',
  ],
  keyFileAge: ['키 파일의 나이입니다.', 'This is the age of the key file.'],
  noConfig: [
    '기본 내보내기가 설정이나 설정을 주는 함수가 아닙니다.',
    'The default export is neither a configuration nor a function that gives one.',
  ],
  noConfigFile: ['설정 파일이 없습니다.', 'There is no such file of a configuration.'],
  noDateOfWorker: ['compatibility_date가 없습니다.', 'There is no compatibility_date.'],
  noDevVars: [
    '.dev.vars가 없습니다. 배포된 비밀값은 wrangler secret list로 보세요.',
    'There is no .dev.vars. wrangler secret list names the secrets of the deployed Worker.',
  ],
  noFile: ['읽을 수 있는 파일이 아닙니다.', 'This is no file that can be read.'],
  noMigration: [
    'Durable Object의 클래스를 만드는 migration이 없습니다.',
    'No migration makes this class of a Durable Object.',
  ],
  noPolicy: ['페이지에 CSP가 없습니다.', 'The page has no content security policy.'],
  noVariable: ['설정이 읽는 변수에 값이 없습니다.', 'The configuration asks for this variable, which has no value.'],
  noWorkerFile: ['wrangler 설정 파일을 읽을 수 없습니다.', 'The file of wrangler cannot be read.'],
  nothingToRead: [
    '설정이 없습니다. 설정 파일을 주거나 BONIN_으로 시작하는 변수를 정하세요.',
    'There is no configuration: name its file, or set variables that begin with BONIN_.',
  ],
  oldKeyFile: ['키 파일이 오래되었습니다.', 'The key file is old.'],
  openerCut: [
    '페이지가 연 창이 결과를 알릴 수 없습니다. same-origin-allow-popups로 바꾸세요.',
    'Windows that the page opens cannot say that they are done: make it same-origin-allow-popups.',
  ],
  openerKept: ['페이지가 연 창이 결과를 알릴 수 있습니다.', 'Windows that the page opens can say that they are done.'],
  policyAllows: ['정책이 허용합니다.', 'The policy allows it.'],
  'policyForbids connect-src': ['프록시의 출처를 넣으세요.', "Add the proxy's origin."],
  'policyForbids form-action': [
    '토스 창의 출처 https://auth.cert.toss.im을 넣으세요.',
    "Add the origin of Toss's window, https://auth.cert.toss.im.",
  ],
  'policyForbids script-src': ["'wasm-unsafe-eval'을 넣으세요.", "Add 'wasm-unsafe-eval'."],
  secretInFile: [
    '비밀값은 이 파일에 두지 마세요. wrangler secret put을 쓰세요.',
    'A secret must not be in this file: use wrangler secret put.',
  ],
  workerNames: ['wrangler 설정 파일을 읽었습니다.', 'The file of wrangler was read.'],
};

/** @typedef {import('../proxy/checks/findings.js').Say} Say */

/**
 * The same, with the sentences of the doctor.
 * @param {Say} say
 * @param {'ko' | 'en'} lang
 * @returns {Say}
 */
export const sayOf = (say, lang) => (check, outcome, reason, more) =>
  say(check, outcome, reason.split(' ')[0], {
    ...(Object.hasOwn(TEXTS, reason) && { message: textOf(reason, lang) }),
    ...more,
  });

/** @param {string} reason @param {'ko' | 'en'} lang @returns {string} */
export const textOf = (reason, lang) => TEXTS[reason][lang === 'en' ? 1 : 0];

/** @type {Record<'ko' | 'en', (faults: number, warnings: number) => string>} */
export const SUMMARY = {
  ko: (faults, warnings) => `잘못 ${faults}건, 주의 ${warnings}건`,
  en: (faults, warnings) => `faults: ${faults}, warnings: ${warnings}`,
};

const OPTIONS = {
  ko: [
    '설정 파일의 기본 내보내기는 createProxy()에 주는 설정이거나, 환경 변수를 받아 설정을 주는 함수입니다.',
    '파일을 주지 않으면 BONIN_으로 시작하는 변수를 읽습니다: BONIN_SECRET, BONIN_MOBILEOK_KEY_FILE.',
    ['변수 파일. 없으면 .env와 .dev.vars', '키 파일의 나이를 봅니다', '페이지의 CSP와 COOP를 봅니다'],
    ['페이지가 부르는 프록시의 주소', '나가는 주소를 알려 주는 URL', '제공자에 등록한 주소, 쉼표로 나눔'],
    ['wrangler.jsonc나 wrangler.toml', '결과의 언어', '결과를 JSON으로'],
    '끝 코드: 0 이상 없음, 1 잘못 있음, 2 잘못된 사용. 설정 값은 출력하지 않습니다.',
  ],
  en: [
    'The default export of the file is what createProxy() gets, or a function of the environment that gives it.',
    'Without a file, variables that begin with BONIN_ are read: BONIN_SECRET, BONIN_MOBILEOK_KEY_FILE.',
    [
      'file of variables; .env and .dev.vars unless given',
      'tells the age of the key file',
      'looks at CSP and COOP of the page',
    ],
    [
      'where the page finds the proxy',
      'a URL that tells the outgoing address',
      'addresses registered with providers, with commas',
    ],
    ['wrangler.jsonc or wrangler.toml', 'language of the report', 'the report as JSON'],
    'Exit code: 0 nothing is at fault, 1 something is, 2 wrong usage. No value of a setting is printed.',
  ],
};

const NAMES = ['--env FILE', '--key-file FILE', '--page URL', '--proxy URL', '--address-url URL', '--registered LIST'];
const MORE = ['--worker FILE', '--lang ko|en', '--json'];

/** @type {Record<'ko' | 'en', string>} */
export const USAGE = { ko: usage(OPTIONS.ko), en: usage(OPTIONS.en) };

function usage([file, without, first, second, third, end]) {
  const rows = [...NAMES, ...MORE].map(
    (name, at) => `  ${name.padEnd(20)}${[...first, ...second, ...third].flat()[at]}`,
  );
  return [`bonin doctor [FILE] [OPTIONS]`, '', file, without, '', ...rows, '', end].join('\n');
}
