import { BoninError } from './errors.js';

/**
 * Runs a wasm export that returns a JSON text, and reads the text.
 * @param {() => string} run
 * @returns {unknown}
 * @throws {BoninError}
 */
export function call(run) {
  return guarded(() => JSON.parse(run()));
}

/**
 * Runs a wasm export that returns a text that is no JSON, or bytes.
 * @template T
 * @param {() => T} run
 * @returns {T}
 * @throws {BoninError}
 */
export function callPlain(run) {
  return guarded(run);
}

/**
 * The error for what should not have been possible: a trap of the wasm, or a fault of this package's JavaScript.
 * @param {unknown} cause
 * @returns {BoninError}
 */
export function bug(cause) {
  const message = '내부 오류입니다. Something inside went wrong.';
  return new BoninError({ kind: 'bug', reason: 'bug', message, retryable: false, next: 'contactSupport' }, { cause });
}

function guarded(run) {
  try {
    return run();
  } catch (thrown) {
    throw toError(thrown);
  }
}

// The core throws the wire form of an error; anything else that is thrown was not foreseen.
function toError(thrown) {
  try {
    if (typeof thrown === 'string' || typeof thrown?.kind === 'string') return BoninError.from(thrown);
  } catch {
    // no wire form
  }
  return bug(thrown);
}
