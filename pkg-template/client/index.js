import { inlined, makeGlue, source } from '#wasm/mobileok';
import { pageLang } from '../core/lang.js';
import { modules } from '../wasm/lazy.js';
import { makeClient } from './client.js';
import { bindCore, lazyCore } from './core.js';
import { sealer } from './seal.js';

export { BoninError, isBoninError } from '../core/errors.js';
export { pickAuthInfo } from './pick.js';

// The provider that seals without a flow too, so its core is here from the start; the others come when they are used.
const mobileok = bindCore({ makeGlue, inlined, source });

/**
 * Loads the WebAssembly; see types/client.d.ts, as for everything here.
 * @param {import('../types/client.js').WasmSource | Promise<import('../types/client.js').WasmSource>} [source]
 */
export async function init(source) {
  await mobileok.start(pageLang(), source);
}

export const encryptAuthInfo = /* @__PURE__ */ sealer(mobileok, 'encryptAuthInfo', 'authInfo');

export const encryptVerifyInfo = /* @__PURE__ */ sealer(mobileok, 'encryptVerifyInfo', 'verifyInfo');

/** @type {typeof import('../types/client.js').createClient} */
export function createClient(options) {
  /** @type {Record<string, import('./core.js').Core>} */
  const cores = { mobileok };
  /** @param {string} name @param {boolean} opens */
  const make = (name, opens) => lazyCore(modules[name], opens && (() => import('./page/index.js')));
  return makeClient((name, opens) => (cores[name] ??= make(name, opens)), options);
}
