import { authFields } from '../wasm/auth-fields.js';
import { misuse } from './input.js';

/** @typedef {Readonly<Record<string, unknown>>} Form */

const FIELDS = /** @type {Readonly<Record<string, readonly string[] | undefined>>} */ (
  /** @type {unknown} */ (authFields)
);

/**
 * Of one form for all methods, what the method takes that `serviceType` and `reqAuthType` name.
 * @param {FormData | Form} form with the fields of MOKAuthInfo by their names, and any others
 * @returns {import('../types/client.js').AuthInfo} for `request()` and `encryptAuthInfo()`, which check it
 */
export function pickAuthInfo(form) {
  if (typeof form !== 'object' || form === null) throw misuse('authInfo', 'notObject');
  const given = membersOf(form);
  const { serviceType, reqAuthType } = given;
  const names = FIELDS[`${serviceType}/${reqAuthType}`];
  if (!names) {
    const isService = Object.keys(FIELDS).some((method) => method.startsWith(`${serviceType}/`));
    throw misuse(isService ? 'reqAuthType' : 'serviceType', 'notListed');
  }
  /** @param {string} name */
  const isThere = (name) => given[name] !== undefined && given[name] !== null && given[name] !== '';
  const picked = Object.fromEntries(names.filter(isThere).map((name) => [name, given[name]]));
  return /** @type {import('../types/client.js').AuthInfo} */ (/** @type {unknown} */ (picked));
}

/** @param {FormData | Form} form @returns {Form} */
function membersOf(form) {
  const { entries } = form;
  return typeof entries === 'function' ? Object.fromEntries(entries.call(form)) : /** @type {Form} */ (form);
}
