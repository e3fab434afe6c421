// The options that all stores have, and the checks of them.
import { fault, refusal } from '../proxy/errors.js';

/** Our keys are told from others' by this. */
export const PREFIX = 'bonin:';

/**
 * Refuses what cannot be a store's client, and options that are not known. All faults are named at once.
 * @param {unknown} client
 * @param {{ as: string, needs: readonly string[] }} what `as`: the name of the client in faults; `needs`: its functions
 * @param {object} options
 * @param {Record<string, (value: unknown) => import('../proxy/texts.js').Reason | undefined>} checks of each option:
 *   why a value is refused
 */
export function checkOptions(client, { as, needs }, options, checks) {
  /** @type {import('../types/common.d.ts').ConfigFault[]} */
  const faults = [];
  /** @param {string} field @param {import('../proxy/texts.js').Reason} reason */
  const note = (field, reason) => void faults.push(fault(field, reason, 'ko'));
  if (!isObject(client)) note(as, 'missing');
  else for (const name of needs.filter((name) => !has(client, name))) note(`${as}.${name}`, 'notFunction');
  for (const [name, value] of Object.entries(options)) {
    const reason = name in checks ? value !== undefined && checks[name](value) : 'unknownField';
    if (reason) note(name, reason);
  }
  if (faults.length > 0) throw refusal(faults, 'ko');
}

/** @param {unknown} value */
export const notText = (value) => (typeof value === 'string' ? undefined : 'notText');

/** @param {unknown} value */
export const notFunction = (value) => (typeof value === 'function' ? undefined : 'notFunction');

/**
 * @param {object} client
 * @param {string} name
 * @returns {boolean} true if `client` has a function of this name
 */
export const has = (client, name) => typeof (/** @type {any} */ (client)?.[name]) === 'function';

/**
 * @param {unknown} value
 * @returns {value is object}
 */
const isObject = (value) => value !== null && ['object', 'function'].includes(typeof value);
