import { authFields } from '../wasm/auth-fields.js';
import { misuse } from './input.js';

/**
 * Of one form for all methods, what the method takes that `serviceType` and `reqAuthType` name.
 * @param {object} form with the fields of MOKAuthInfo by their names, and any others; or a `FormData`
 * @returns {any} for `request()` and `encryptAuthInfo()`, which check it
 */
export function pickAuthInfo(form) {
  if (typeof form !== 'object' || form === null) throw misuse('authInfo', 'notObject');
  const given = typeof form.entries === 'function' ? Object.fromEntries(form.entries()) : form;
  const { serviceType, reqAuthType } = given;
  const names = authFields[`${serviceType}/${reqAuthType}`];
  if (!names) {
    const isService = Object.keys(authFields).some((method) => method.startsWith(`${serviceType}/`));
    throw misuse(isService ? 'reqAuthType' : 'serviceType', 'notListed');
  }
  const isThere = (value) => value !== undefined && value !== null && value !== '';
  return Object.fromEntries(names.filter((name) => isThere(given[name])).map((name) => [name, given[name]]));
}
