import { readFile } from 'node:fs/promises';
import init, { client } from '../../../wasm/client/bonin.js';
import { once } from '../once.js';

const file = new URL('../../../wasm/client/bonin_bg.wasm', import.meta.url);

export const { load, loaded } = once({ default: init, client }, () => readFile(file));
export * from '../texts.js';
