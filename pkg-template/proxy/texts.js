// The sentences of what only the proxy's JavaScript can find wrong, by reason: Korean, English. No sentence has room
// for a value.
const TEXTS = {
  answerLost: [
    '앞선 요청의 답이 전해지지 않았습니다. 다시 시도해 주세요.',
    'The answer to an earlier request was lost. Please try again.',
  ],
  badAddress: ['IP 주소여야 합니다.', 'This must be an IP address.'],
  badAnswer: ['서버의 답을 읽을 수 없습니다.', "The server's answer cannot be read."],
  badAudience: ['1자 이상 200자 이하의 이름이어야 합니다.', 'This must be a name of 1 to 200 characters.'],
  badConfig: ['본인확인 서버의 설정이 잘못되었습니다.', 'The verification server is not set up correctly.'],
  badHeader: ['HTTP 헤더의 이름이어야 합니다.', 'This must be the name of an HTTP header.'],
  badOrigin: [
    "'https://shop.example'처럼 정확한 출처여야 합니다.",
    "This must be an exact origin like 'https://shop.example'.",
  ],
  badPath: [
    "'/bonin'처럼 /로 시작하고 /로 끝나지 않아야 합니다.",
    "This must look like '/bonin', without a slash at the end.",
  ],
  badSnapshot: ['저장된 진행 상태를 읽을 수 없습니다.', 'The stored flow cannot be read.'],
  bodyTaken: [
    '요청 본문을 다른 미들웨어가 먼저 읽어 남은 것이 없습니다.',
    'Something else has read the body of this request before, and left nothing of it.',
  ],
  bodyTooLarge: ['요청이 허용된 크기보다 큽니다.', 'The request is larger than allowed.'],
  flowExpired: [
    '인증 시간이 지났습니다. 처음부터 다시 시작해 주세요.',
    'The time for this verification is over. Please start again.',
  ],
  functionFailed: [
    '서비스의 설정에 있는 함수가 실패했습니다. 서비스 운영자에게 문의해 주세요.',
    "A function in this service's settings failed. Please contact the service.",
  ],
  inBrowser: [
    '비밀 키를 쓰므로 브라우저에서는 만들 수 없습니다.',
    'This uses private keys and cannot be made in a browser.',
  ],
  keyFileUnavailable: ['키 파일을 가져오지 못했습니다.', 'The key file could not be fetched.'],
  missing: ['꼭 필요한 값입니다.', 'This value is required.'],
  notFunction: ['함수여야 합니다.', 'This must be a function.'],
  notJson: ['JSON으로 읽을 수 없습니다.', 'This cannot be read as JSON.'],
  notJsonType: ['JSON만 받습니다.', 'Only JSON is accepted here.'],
  notKey: ['openKeyFile()이 준 키가 아닙니다.', 'This is not a key that openKeyFile() gave.'],
  notKeyFile: [
    '키 파일의 바이트나 base64 문자열, 또는 그것을 주는 함수여야 합니다.',
    'This must be the bytes or base64 text of a key file, or a function that gives them.',
  ],
  notList: ['배열이어야 합니다.', 'This must be an array.'],
  notListed: ['정해진 값 가운데 하나여야 합니다.', 'This must be one of the listed values.'],
  notObject: ['객체여야 합니다.', 'This must be an object.'],
  notStore: [
    'put, take, putIfAbsent 함수가 모두 있어야 합니다.',
    'This needs all of the functions put, take and putIfAbsent.',
  ],
  notText: ['문자열이어야 합니다.', 'This must be a string.'],
  outOfRange: ['허용된 범위의 정수여야 합니다.', 'This must be a whole number within the allowed range.'],
  refused: ['잠시 후 다시 시도해 주세요.', 'Please try again later.'],
  resultUsed: ['이미 쓴 결과입니다.', 'The result was used before.'],
  badSetting: ['설정 값이 올바르지 않습니다.', 'This setting is not acceptable.'],
  emulatorKey: [
    '에뮬레이터의 키는 실제 환경에서 쓸 수 없습니다.',
    'A key of the emulator cannot be used with the real service.',
  ],
  keyNotSpki: ['공개키가 base64로 적은 SPKI 형식이 아닙니다.', 'The public key is not an SPKI in base64.'],
  secretUnavailable: ['비밀값을 가져오지 못했습니다.', 'The secret could not be fetched.'],
  secretTooShort: [
    '32바이트 이상의 문자열이나 Uint8Array, 또는 그 배열이어야 합니다.',
    'This must be a string or Uint8Array of 32 bytes or more, or a list of them.',
  ],
  storeFailed: ['사용 기록 저장소가 응답하지 않습니다.', 'The store of used results does not work.'],
  tampered: ['받은 자료의 무결성을 확인할 수 없습니다.', 'The data received does not verify.'],
  ticketInFuture: [
    '인증 결과표의 시각이 이 서버의 시계보다 앞섭니다. 시계를 확인해 주세요.',
    "The ticket is dated after this server's clock; check the clocks.",
  ],
  ticketExpired: ['인증 결과표의 유효 시간이 지났습니다.', 'The time to redeem this ticket is over.'],
  unknownField: ['알 수 없는 항목입니다.', 'This field is not known.'],
  tooManyMembers: ['요청에 든 항목이 너무 많습니다.', 'The request holds too many values.'],
  weakSecret: [
    "추측할 수 있는 값입니다. 'openssl rand -base64 32'로 만든 값을 쓰세요.",
    "This can be guessed. Use what 'openssl rand -base64 32' gives.",
  ],
  wrongPrefix: [
    '없는 주소입니다. 앞부분이 basePath와 다릅니다.',
    'There is nothing at this address: what stands in front of it is not basePath.',
  ],
  unknownRoute: ['없는 주소입니다.', 'There is nothing at this address.'],
  wrongMethod: ['이 주소에서 쓸 수 없는 메서드입니다.', 'This method is not possible here.'],
  wrongNonce: ['이 세션에서 시작한 인증이 아닙니다.', 'This verification was not begun in this session.'],
  wrongToken: ['토큰이 맞지 않습니다.', 'The token is not the right one.'],
  wrongOrigin: ['허용되지 않은 출처입니다.', 'This origin is not allowed.'],
};

// What a setting looks like that cannot be one.
const LOOKS = {
  binary: ['텍스트로 잘못 읽은 바이너리로 보입니다.', 'It looks like binary data that was read as text.'],
  brokenPem: [
    'PEM으로 보이지만 끝까지 읽을 수 없습니다. 줄바꿈이 \\n으로 남았거나 일부만 있는지 보세요.',
    'It looks like PEM that cannot be read: a part may be missing, or its line ends may be literal \\n.',
  ],
  certificate: ['인증서로 보입니다. 공개키를 주세요.', 'It looks like a certificate: give the public key.'],
  empty: ['비어 있습니다. 환경 변수가 설정되지 않은 것 같습니다.', 'It is empty: a variable may not be set.'],
  longOrigin: ['출처에는 경로도, 끝의 /도 없습니다.', 'An origin has no path, and no slash at its end.'],
  noOrigin: [
    '이런 페이지는 출처를 보내지 않습니다.',
    'Pages of this kind send no origin of their own, so it would never match.',
  ],
  noScheme: ["'https://' 같은 스킴이 빠졌습니다.", "The scheme is missing, such as 'https://'."],
  path: ['경로로 보입니다. 파일의 내용을 주세요.', "It looks like a path: give the file's content."],
  pattern: ['패턴은 쓸 수 없습니다. 하나씩 적어 주세요.', 'A pattern never matches: list each origin.'],
  placeholder: ['바꿔 써야 할 예시 값으로 보입니다.', 'It looks like a placeholder or a sample.'],
  pointer: [
    'Git LFS 포인터로 보입니다. 파일의 내용을 받아 오세요.',
    "It looks like a Git LFS pointer: fetch the file's content.",
  ],
  privateKey: [
    '개인키로 보입니다. 여기에 두지 말고 공개키를 주세요.',
    'It looks like a private key, which must not be here: give the public key.',
  ],
  reference: [
    '비밀 저장소의 참조로 보입니다. 그 값을 주세요.',
    'It looks like a reference into a secret store: give its value.',
  ],
  spelling: [
    '브라우저는 다르게 씁니다. 소문자로, 기본 포트 없이, ASCII로 적어 주세요.',
    'Browsers write it otherwise: in lower case, in ASCII, and without the default port.',
  ],
  template: ['값이 채워지지 않은 변수로 보입니다.', 'It looks like a variable that was not filled in.'],
  unset: ['설정되지 않은 변수의 값으로 보입니다.', 'It looks like a variable that is not set.'],
};

/** @typedef {keyof typeof TEXTS} Reason */

/** @typedef {keyof typeof LOOKS} Looks */

/** Every reason that has a text here. */
export const REASONS = Object.keys(TEXTS);

/**
 * @param {Looks} looks
 * @param {'ko' | 'en'} lang
 * @returns {string}
 */
export function lookText(looks, lang) {
  const [ko, en] = LOOKS[looks];
  return lang === 'en' ? en : ko;
}

/**
 * @param {Reason} reason
 * @param {'ko' | 'en'} lang
 * @returns {string}
 */
export function textOf(reason, lang) {
  const [ko, en] = TEXTS[reason];
  return lang === 'en' ? en : ko;
}
