/** Lines for a page's head by which a browser loads the package's files beside the script, and not after it. */
import { readdirSync, readFileSync } from 'node:fs';
import { inPackage, inRoot, wasmName } from './paths.mjs';

/**
 * `crossorigin` is needed: without it the page's own request is not the same one, and the file comes twice.
 * @param {{ wasm: string, texts: string }} addresses of the WebAssembly, and of the sentences of the page's language
 * @returns {string[]}
 */
export const preloadLines = ({ wasm, texts }) => [
  `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${wasm}">`,
  `<link rel="modulepreload" href="${texts}">`,
];

/**
 * The lines for a page with the files of the demo's build: mobileOK, in Korean.
 * @returns {string[]}
 */
export function preloadsOfDemo() {
  const names = readdirSync(inRoot('www', 'dist', 'assets'));
  const wasm = readFileSync(inPackage('wasm', 'mobileok', wasmName('mobileok')));
  const isOurs = (name) => name.endsWith('.wasm') && readFileSync(inRoot('www', 'dist', 'assets', name)).equals(wasm);
  const addressOf = (fits) => {
    const name = names.find(fits);
    if (!name) throw new Error('The demo lacks a file of the package.');
    return `/assets/${name}`;
  };
  return preloadLines({ wasm: addressOf(isOurs), texts: addressOf((name) => /^ko-.*\.js$/.test(name)) });
}
