/** Question: how much does a browser load? */
import { ALL, bundle, loadedByBrowser, pageOf } from '../lib/bundle.mjs';
import { inRoot } from '../lib/paths.mjs';
import { kilobytes, sizes } from '../lib/size.mjs';

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const { javascript, wasm, texts } = await loadedByBrowser(inRoot());
  const mobileok = javascript.brotli + wasm.brotli;
  const all = await total(ALL);
  const row = (what, ours, peer, theirs) => {
    return { what, ours: kilobytes(ours), peer, theirs: kilobytes(theirs), ratio: ours / theirs };
  };
  const others = [];
  for (const [name, calls] of Object.entries(await registry()).filter(([name]) => name !== 'mobileok')) {
    const opens = Object.values(calls).some((call) => call.opens);
    // Features are named in Rust's way.
    const ours = await total(pageOf(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), { opens }));
    others.push(row(`a browser loads for ${name}, brotli`, ours, 'all providers, bonin/all', all));
  }
  return [
    row('a browser loads for mobileok, brotli', mobileok, 'node-forge', await library('node-forge')),
    row('the same', mobileok, 'jsencrypt (RSA alone)', await library('jsencrypt')),
    row('the same', mobileok, 'with the sentences of one language', mobileok + texts.brotli),
    row('the same', mobileok, 'all providers, bonin/all', all),
    ...others,
  ];
}

const registry = async () => (await import('../../pkg/wasm/registry.js')).providers;

async function total(page) {
  const { javascript, wasm } = await loadedByBrowser(inRoot(), page);
  return javascript.brotli + wasm.brotli;
}

async function library(name) {
  const { outputFiles } = await bundle(`import * as library from '${name}'; globalThis.library = library;`, inRoot());
  return outputFiles.reduce((total, { contents }) => total + sizes(contents).brotli, 0);
}
