import * as wasm from '#wasm/mobileok';
import { pageLang } from '../core/lang.js';
import { makeClient } from './client.js';
import { bindCore } from './core.js';
import { checkPlain, misuse } from './input.js';

export { BoninError, isBoninError } from '../core/errors.js';

// The provider that seals without a flow too, so its core is here from the start; the others come when they are used.
const mobileok = bindCore(wasm);

/**
 * Loads the WebAssembly; see types/client.d.ts, as for everything here.
 * @param {unknown} [source]
 */
export async function init(source) {
  await mobileok.load(pageLang(), source);
}

/**
 * @param {string} publicKey
 * @param {object} authInfo
 * @returns {string}
 */
export function encryptAuthInfo(publicKey, authInfo) {
  return seal('sealAuthInfo', publicKey, authInfo, 'authInfo');
}

/**
 * @param {string} publicKey
 * @param {{ authNumber: string }} verifyInfo
 * @returns {string}
 */
export function encryptVerifyInfo(publicKey, verifyInfo) {
  return seal('sealVerifyInfo', publicKey, verifyInfo, 'verifyInfo');
}

/** @param {import('../types/client.js').ClientOptions} options */
export function createClient(options) {
  return makeClient({ mobileok }, options);
}

function seal(call, publicKey, info, field) {
  if (!mobileok.loaded()) throw misuse('init', 'notNow', 'The WebAssembly is not loaded: await init() first.');
  if (typeof publicKey !== 'string') throw misuse('publicKey', 'notText');
  checkPlain(info, field);
  return mobileok.seal(call, { publicKey, info, now: Date.now(), lang: pageLang() });
}
