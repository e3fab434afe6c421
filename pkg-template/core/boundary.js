import { BoninError, isBoninError } from './errors.js';

/**
 * Runs an export of a wasm module.
 * @template T
 * @param {() => T} run
 * @param {() => void} [trapped] called if the instance is of no use any more: it has trapped, or something else than an
 *   error of the core came out of it, and it was left in the middle of its work
 * @returns {T}
 * @throws {BoninError}
 */
export function call(run, trapped) {
  try {
    return run();
  } catch (thrown) {
    const error = wireError(thrown);
    if (!error) trapped?.();
    throw error ?? bug(thrown);
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
 * The core throws the wire form of an error, and a function of the operator's that is asked meanwhile a whole one.
 * Anything else was not foreseen.
 * @param {unknown} thrown
 */
function wireError(thrown) {
  if (isBoninError(thrown)) return thrown;
  try {
    if (isDetail(thrown)) return BoninError.from(thrown);
  } catch {
    // no wire form
  }
  return undefined;
}

/** @param {unknown} thrown @returns {thrown is import('../types/common.js').ErrorDetail | string} */
function isDetail(thrown) {
  const { kind } = /** @type {{ kind?: unknown }} */ (thrown ?? {});
  return typeof thrown === 'string' || typeof kind === 'string';
}
