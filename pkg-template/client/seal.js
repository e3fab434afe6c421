import { pageLang } from '../core/lang.js';
import { checkPlain, misuse } from './input.js';

/**
 * A function that seals for the provider without a flow.
 * @param {ReturnType<typeof import('./core.js').bindCore>} core
 * @param {'encryptAuthInfo' | 'encryptVerifyInfo'} name the core's export
 * @param {string} field what is sealed, by its name in errors
 * @returns {(publicKey: string, info: object) => string}
 */
export const sealer = (core, name, field) => (publicKey, info) => {
  if (!core.loaded()) throw misuse('init', 'notNow', 'The WebAssembly is not loaded: await init() first.');
  if (typeof publicKey !== 'string') throw misuse('publicKey', 'notText');
  checkPlain(info, field);
  return core.seal(name, publicKey, info, pageLang());
};
