import { BoninError } from '../core/errors.js';

/**
 * @param {string} field the input at fault
 * @param {import('../types/common.js').ErrorReason} reason
 * @param {string} [message] for the developer
 */
export function misuse(field, reason, message = `${field}: ${reason}`) {
  return new BoninError({ kind: 'misuse', reason, field, message, retryable: false, next: 'checkInput' });
}

/**
 * Refuses what JSON would drop, change or choke on; what the values mean is the core's to check.
 * @param {unknown} value
 * @param {string} [field] its name; members are named by their own path
 */
export function checkPlain(value, field = '', depth = 0) {
  if (value == null || Number.isFinite(value) || /^(string|boolean)$/.test(typeof value)) return;
  // The depth ends what goes round in circles.
  if (!isPlain(value) || depth > 16) {
    throw misuse(field, depth ? 'notText' : 'notObject');
  }
  for (const [name, member] of Object.entries(value)) checkPlain(member, depth ? `${field}.${name}` : name, depth + 1);
}

/**
 * The options of a call. Only their names are checked here, and the signal.
 * @template {object} Options
 * @param {Options | undefined} given
 * @param {readonly string[]} known
 * @returns {Partial<Options> & { signal?: AbortSignal }}
 */
export function readOptions(given, known) {
  if (given === undefined) return {};
  if (!isPlain(given)) throw misuse('options', 'notObject');
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined) throw misuse(stranger, 'unknownField');
  const { signal } = /** @type {{ signal?: AbortSignal }} */ (given);
  if (signal && !signal.addEventListener) throw misuse('signal', 'notListed');
  return given;
}

/**
 * By shape and not by constructor: objects of another realm, such as a test runner's, are as good.
 * @param {unknown} value
 * @returns {value is object}
 */
export function isPlain(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}
