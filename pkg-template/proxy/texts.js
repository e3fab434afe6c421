// The sentences of what only the proxy's JavaScript can find wrong, by reason: Korean, English. No sentence has room
// for a value.
const TEXTS = {
  badAnswer: ['서버의 답을 읽을 수 없습니다.', "The server's answer cannot be read."],
  badConfig: ['본인확인 서버의 설정이 잘못되었습니다.', 'The verification server is not set up correctly.'],
  badOrigin: [
    "'https://shop.example'처럼 정확한 출처여야 합니다.",
    "This must be an exact origin like 'https://shop.example'.",
  ],
  badPath: [
    "'/bonin'처럼 /로 시작하고 /로 끝나지 않아야 합니다.",
    "This must look like '/bonin', without a slash at the end.",
  ],
  badSnapshot: ['저장된 진행 상태를 읽을 수 없습니다.', 'The stored flow cannot be read.'],
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
  notStore: ['put과 take 함수가 있어야 합니다.', 'This needs the functions put and take.'],
  notText: ['문자열이어야 합니다.', 'This must be a string.'],
  outOfRange: ['허용된 범위의 정수여야 합니다.', 'This must be a whole number within the allowed range.'],
  resultUsed: ['이미 쓴 결과입니다.', 'The result was used before.'],
  secretTooShort: [
    '32바이트 이상의 문자열이나 Uint8Array여야 합니다.',
    'This must be a string or Uint8Array of 32 bytes or more.',
  ],
  storeFailed: ['사용 기록 저장소가 응답하지 않습니다.', 'The store of used results does not work.'],
  tampered: ['받은 자료의 무결성을 확인할 수 없습니다.', 'The data received does not verify.'],
  ticketExpired: ['인증 결과표의 유효 시간이 지났습니다.', 'The time to redeem this ticket is over.'],
  unknownField: ['알 수 없는 항목입니다.', 'This field is not known.'],
  tooManyMembers: ['요청에 든 항목이 너무 많습니다.', 'The request holds too many values.'],
  unknownRoute: ['없는 주소입니다.', 'There is nothing at this address.'],
  wrongMethod: ['이 주소에서 쓸 수 없는 메서드입니다.', 'This method is not possible here.'],
  wrongOrigin: ['허용되지 않은 출처입니다.', 'This origin is not allowed.'],
};

/** @typedef {keyof typeof TEXTS} Reason */

/** Every reason that has a text here. */
export const REASONS = Object.keys(TEXTS);

/**
 * @param {Reason} reason
 * @param {'ko' | 'en'} lang
 * @returns {string}
 */
export function textOf(reason, lang) {
  const [ko, en] = TEXTS[reason];
  return lang === 'en' ? en : ko;
}
