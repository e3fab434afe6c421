// The same entry with the halves of all providers in one file: for pages that use several, or offer a choice.
import { inlined, makeGlue, source } from '#wasm/all';
import { pageLang } from '../core/lang.js';
import { makeClient } from './client.js';
import { bindCore } from './core.js';
import { makePage } from './page/index.js';
import { sealer } from './seal.js';

export { BoninError, isBoninError } from '../core/errors.js';
export { pickAuthInfo } from './pick.js';

const core = bindCore({ makeGlue, inlined, source });

/** @param {import('../types/client.js').WasmSource | Promise<import('../types/client.js').WasmSource>} [source] */
export async function init(source) {
  await core.start(pageLang(), source);
}

export const encryptAuthInfo = /* @__PURE__ */ sealer(core, 'encryptAuthInfo', 'authInfo');

export const encryptVerifyInfo = /* @__PURE__ */ sealer(core, 'encryptVerifyInfo', 'verifyInfo');

/** @type {typeof import('../types/client.js').createClient} */
export function createClient(options) {
  return makeClient((_, opens) => (opens ? { ...core, page: makePage } : core), options);
}
