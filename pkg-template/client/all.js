// The same entry with the halves of all providers in one file: for pages that use several, or offer a choice.
import { bytes, makeGlue, source } from '../wasm/all/browser.js';
import { providers } from '../wasm/registry.js';
import { bindCore } from './core.js';
import { clientOfOne, initOf } from './one.js';
import { makePage } from './page/index.js';
import { sealer } from './seal.js';

export { BoninError, isBoninError } from '../core/errors.js';
export { pickAuthInfo } from './pick.js';

const core = /* @__PURE__ */ bindCore({ makeGlue, bytes, source });

export const init = /* @__PURE__ */ initOf(core);

export const encryptAuthInfo = /* @__PURE__ */ sealer(core, 'encryptAuthInfo', 'authInfo');

export const encryptVerifyInfo = /* @__PURE__ */ sealer(core, 'encryptVerifyInfo', 'verifyInfo');

export const createClient = /* @__PURE__ */ clientOfOne(providers, core, makePage);
