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
 * Runs a wasm export that returns what the caller wants: an object, bytes, or a text that is no JSON.
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

// The core throws the wire form of an error, as an object or as JSON; anything else that is thrown was not foreseen.
function toError(thrown) {
  if (typeof thrown !== 'string' && (thrown instanceof Error || typeof thrown?.kind !== 'string')) return bug(thrown);
  try {
    return BoninError.from(thrown);
  } catch (cause) {
    return bug(cause);
  }
}
