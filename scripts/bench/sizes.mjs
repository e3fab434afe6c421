/** Question: how much does a browser load? */
import { bundle, loadedByBrowser } from '../lib/bundle.mjs';
import { inRoot } from '../lib/paths.mjs';
import { kilobytes, sizes } from '../lib/size.mjs';

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const { javascript, wasm, texts } = await loadedByBrowser(inRoot());
  const ours = javascript.brotli + wasm.brotli;
  const row = (what, peer, theirs) => {
    return { what, ours: kilobytes(ours), peer, theirs: kilobytes(theirs), ratio: ours / theirs };
  };
  return [
    row('a browser loads for mobileOK, brotli', 'node-forge', await library('node-forge')),
    row('the same', 'jsencrypt (RSA alone)', await library('jsencrypt')),
    row('the same', 'with the sentences of one language', ours + texts.brotli),
  ];
}

async function library(name) {
  const { outputFiles } = await bundle(`import * as library from '${name}'; globalThis.library = library;`, inRoot());
  return outputFiles.reduce((total, { contents }) => total + sizes(contents).brotli, 0);
}
