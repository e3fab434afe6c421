import * as glue from '../../../wasm/emulator/bonin.js';
import { LIMIT_MS, once } from '../once.js';

const file = new URL('../../../wasm/emulator/bonin_bg.wasm', import.meta.url);

// Given up by its own signal: a request that never ends would keep later ones waiting inside the glue.
export const { load, loaded } = once(glue, () => fetch(file, { signal: AbortSignal.timeout(LIMIT_MS) }));
