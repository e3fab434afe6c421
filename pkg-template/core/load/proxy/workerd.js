import module from '../../../wasm/proxy/bonin_bg.wasm';
import * as glue from '../../../wasm/proxy/bonin.js';
import { once } from '../once.js';

// workerd compiles no bytes at run time: the module comes as an import.
export const { load, loaded } = once(glue, () => module);
