import { readFile } from 'node:fs/promises';
import * as glue from '../../../wasm/emulator/bonin.js';
import { once } from '../once.js';

const file = new URL('../../../wasm/emulator/bonin_bg.wasm', import.meta.url);

export const { load, loaded } = once(glue, () => readFile(file));
