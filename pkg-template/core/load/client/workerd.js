import module from '../../../wasm/client/bonin_bg.wasm';
import init, { client } from '../../../wasm/client/bonin.js';
import { once } from '../once.js';

// workerd compiles no bytes at run time: the module comes as an import.
export const { load, loaded } = once({ default: init, client }, () => module);
export * from '../texts.js';
