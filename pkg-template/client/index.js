import { bytes, makeGlue, source } from '../wasm/mobileok/browser.js';
import { modules } from '../wasm/lazy.js';
import { providers } from '../wasm/registry.js';
import { clientOf } from './client.js';
import { bindCore } from './core.js';
import { sealer } from './seal.js';
import { coresOf, initOf } from './several.js';

export { BoninError, isBoninError } from '../core/errors.js';
export { pickAuthInfo } from './pick.js';

// The provider that seals without a flow too, so its core is here from the start; the others come when they are used.
const mobileok = /* @__PURE__ */ bindCore({ makeGlue, bytes, source });

const coreOf = /* @__PURE__ */ coresOf(providers, { mobileok }, modules);

/** Loads the WebAssembly; see types/client.d.ts, as for everything here. */
export const init = /* @__PURE__ */ initOf(providers, coreOf, mobileok);

export const encryptAuthInfo = /* @__PURE__ */ sealer(mobileok, 'encryptAuthInfo', 'authInfo');

export const encryptVerifyInfo = /* @__PURE__ */ sealer(mobileok, 'encryptVerifyInfo', 'verifyInfo');

export const createClient = /* @__PURE__ */ clientOf(providers, coreOf);
