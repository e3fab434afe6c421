/** What the package's JavaScript has from the registry: loaders, calls, how pages return, the sentences of errors. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inlineModule, loaders } from './loaders.mjs';
import { inPackage, modules, pageModules } from './paths.mjs';

/** Writes all of it to `pkg/wasm/`, where nothing is written by hand. */
export async function writeGenerated() {
  const { makeGlue } = await import(pathToFileURL(inPackage('wasm', 'proxy', 'bonin.js')).href);
  const { imports, begin, ...proxy } = makeGlue();
  const module = new WebAssembly.Module(readFileSync(inPackage('wasm', 'proxy', 'bonin_bg.wasm')));
  begin(new WebAssembly.Instance(module, imports()), module);
  const providers = proxy.registry();
  write('registry.js', registry(providers));
  write('lazy.js', lazy(providers));
  write('returns.js', returns(providers));
  for (const [lang, texts] of Object.entries(proxy.texts())) {
    write(`texts/${lang}.js`, `export default ${JSON.stringify(texts)};\n`);
  }
  for (const name of Object.keys(modules)) {
    for (const [runtime, text] of Object.entries(loaders(name))) write(`${name}/${runtime}.js`, text);
  }
  for (const name of Object.keys(pageModules)) {
    write(`${name}/inline.js`, inlineModule(readFileSync(inPackage('wasm', name, 'bonin_bg.wasm'))));
  }
}

/** The provider whose module the client's entry has anyway, for the sealing without a flow. */
const ofEntry = 'mobileok';

/** What a page can call, by provider. */
function registry(providers) {
  const rows = Object.entries(providers).map(([name, { calls }]) => `  ${name}: ${JSON.stringify(calls)},\n`);
  return `export const providers = {\n  __proto__: null,\n${rows.join('')}};\n`;
}

/** A page that uses one provider loads no other one: each import stands for itself, and bundlers split there. */
function lazy(providers) {
  const others = Object.entries(providers).filter(([name]) => name !== ofEntry);
  const rows = others.map(([name, { feature }]) => `  ${name}: () => import('#wasm/${feature}'),\n`);
  return `export const modules = {\n${rows.join('')}};\n`;
}

/** Apart from the calls: only what opens pages, and what they come back to, has a use for it. */
function returns(providers) {
  const opening = Object.entries(providers).filter(([, { calls }]) => Object.values(calls).some(({ opens }) => opens));
  const rows = opening.map(([name, { returns }]) => `  ${name}: ${JSON.stringify(returns)},\n`);
  return `export const returns = {\n  __proto__: null,\n${rows.join('')}};\n`;
}

function write(name, text) {
  const file = inPackage('wasm', name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
