import { readFile } from 'node:fs/promises';
import * as glue from '../../../wasm/proxy/bonin.js';
import { once } from '../once.js';

const file = new URL('../../../wasm/proxy/bonin_bg.wasm', import.meta.url);

export const { load, loaded } = once(glue, () => readFile(file));
