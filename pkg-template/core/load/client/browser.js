import init, { client } from '../../../wasm/client/bonin.js';
import { LIMIT_MS, once } from '../once.js';

const file = new URL('../../../wasm/client/bonin_bg.wasm', import.meta.url);

// Given up by its own signal: a request that never ends would keep later ones waiting inside the glue.
const standard = () => fetch(file, { signal: AbortSignal.timeout(LIMIT_MS) });

export const { load, loaded } = once({ default: init, client }, standard);
export * from '../texts.js';
