/** The sentences of errors for the browser, a file a language: its wasm leaves them out, and a page loads one. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inPackage } from './paths.mjs';

/** Writes `pkg/wasm/client/texts/{ko,en}.js` from the table of the core, as the proxy's wasm knows it. */
export async function writeTexts() {
  const proxy = await import(pathToFileURL(inPackage('wasm', 'proxy', 'bonin.js')).href);
  proxy.initSync({ module: readFileSync(inPackage('wasm', 'proxy', 'bonin_bg.wasm')) });
  for (const [lang, texts] of Object.entries(JSON.parse(proxy.texts()))) {
    writeIfChanged(inPackage('wasm', 'client', 'texts', `${lang}.js`), `export default ${JSON.stringify(texts)};\n`);
  }
}

function writeIfChanged(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
