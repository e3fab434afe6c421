// Why no WebAssembly could be had: a sentence for the user, and a hint for the developer. Loaded when something went
// wrong. It imports nothing, because a bundler would put what it shares with the rest into a file more for every page.

export const TROUBLES = {
  noWebAssembly: {
    ko: '이 브라우저에서는 본인확인에 필요한 WebAssembly를 쓸 수 없습니다. 다른 브라우저나 기기로 시도해 주세요.',
    en: 'This browser has no WebAssembly, which is needed here. Please use another browser or device.',
    hint: 'There is no globalThis.WebAssembly, as in the Lockdown Mode of iOS, or in a runtime without it.',
  },
  wasmForbidden: {
    ko: '이 페이지의 보안 정책이 WebAssembly를 허용하지 않습니다. 서비스 운영자에게 문의해 주세요.',
    en: "This page's security policy does not permit WebAssembly. Please contact the service.",
    hint: "Add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy. A Worker imports its .wasm file.",
  },
  notWasm: {
    ko: '본인확인에 필요한 WebAssembly 파일이 올바르지 않습니다. 서비스 운영자에게 문의해 주세요.',
    en: 'The WebAssembly file that is needed here is not the right one. Please contact the service.',
    hint:
      "Something else came than this version's .wasm file. Serve the file beside the JavaScript that asks for it, or " +
      'give it to init(), on servers as the option wasm, or import bonin/inline, which asks for no file. The cause ' +
      'says what came.',
  },
};

/** What runtimes say of a policy: browsers of a page's, Workers of their own. */
const POLICY = /content security policy|\bcsp\b|unsafe-eval|code generation|disallowed by embedder/i;

/** In Node the file is looked for on the disk. */
const NO_FILE = ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EPERM'];

/**
 * @param {unknown} cause
 * @param {'ko' | 'en'} lang
 * @returns {import('../../types/common.d.ts').ErrorDetail | undefined} nothing if the file did not come: it may later
 */
export function explain(cause, lang) {
  const reason = reasonOf(cause);
  if (!reason) return undefined;
  const { [lang]: message, hint } = TROUBLES[reason];
  return { kind: 'config', reason, message, hint, retryable: false, next: 'contactSupport' };
}

/** @param {unknown} cause */
function reasonOf(cause) {
  const { message = '', name = '', code = '' } = /** @type {Partial<NodeJS.ErrnoException>} */ (cause ?? {});
  if (typeof WebAssembly !== 'object') return 'noWebAssembly';
  if (POLICY.test(message) || !mayCompile()) return 'wasmForbidden';
  const isRefused = /^((Compile|Link|Runtime|Eval)Error|NotWasm)$/.test(name);
  return isRefused || NO_FILE.includes(code) ? 'notWasm' : undefined;
}

/** Whether the smallest module there is compiles. */
function mayCompile() {
  try {
    return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return false;
  }
}
