import { BoninError } from './errors.js';

/**
 * Runs an export of a wasm module.
 * @template T
 * @param {() => T} run
 * @returns {T}
 * @throws {BoninError}
 */
export function call(run) {
  try {
    return run();
  } catch (thrown) {
    throw toError(thrown);
  }
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

/**
 * The core throws the wire form of an error; anything else that is thrown was not foreseen.
 * @param {unknown} thrown
 */
function toError(thrown) {
  try {
    if (isDetail(thrown)) return BoninError.from(thrown);
  } catch {
    // no wire form
  }
  return bug(thrown);
}

/** @param {unknown} thrown @returns {thrown is import('../types/common.js').ErrorDetail | string} */
function isDetail(thrown) {
  const { kind } = /** @type {{ kind?: unknown }} */ (thrown ?? {});
  return typeof thrown === 'string' || typeof kind === 'string';
}
