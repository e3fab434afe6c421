/** What the package has from the core: loaders, calls, how pages return, the sentences and the reasons of errors. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inlineModule, loaders } from './loaders.mjs';
import { inPackage, modules, pageModules } from './paths.mjs';

/** Writes all of it to `pkg/wasm/`, where nothing is written by hand. */
export async function writeGenerated() {
  const proxy = await import(pathToFileURL(inPackage('wasm', 'proxy', 'bonin.js')).href);
  proxy.initSync({ module: readFileSync(inPackage('wasm', 'proxy', 'bonin_bg.wasm')) });
  const providers = proxy.registry();
  write('registry.js', registry(providers));
  write('lazy.js', lazy(providers));
  write('returns.js', returns(providers));
  const texts = proxy.texts();
  for (const [lang, ofLang] of Object.entries(texts)) {
    write(`texts/${lang}.js`, `export default ${JSON.stringify(ofLang)};\n`);
  }
  write('reasons.d.ts', reasons({ ...(await textsOfProxy()), ...texts.en }));
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
  const row = "import('../client/flow.js').CallRule";
  return table('providers', `Readonly<Record<string, ${row}>>`, rows);
}

/** A page that uses one provider loads no other one: each import stands for itself, and bundlers split there. */
function lazy(providers) {
  const others = Object.entries(providers).filter(([name]) => name !== ofEntry);
  const rows = others.map(([name, { feature }]) => `  ${name}: () => import('#wasm/${feature}'),\n`);
  const row = "() => Promise<typeof import('#wasm/mobileok')>";
  return `/** @type {Record<string, ${row}>} */\nexport const modules = {\n${rows.join('')}};\n`;
}

/** Apart from the calls: only what opens pages, and what they come back to, has a use for it. */
function returns(providers) {
  const opening = Object.entries(providers).filter(([, { calls }]) => Object.values(calls).some(({ opens }) => opens));
  const rows = opening.map(([name, { returns }]) => `  ${name}: ${JSON.stringify(returns)},\n`);
  const row = "{ query: readonly string[], messages: Readonly<Record<string, 'returned' | 'closed'>> }";
  return table('returns', row, rows);
}

/** Rows by provider, and nothing else under any name; the types know no way to say so. */
function table(name, row, rows) {
  const type = `/** @type {Readonly<Record<string, ${row}>>} */`;
  const value = `{\n  __proto__: null,\n${rows.join('')}}`;
  return `export const ${name} = ${type} (/** @type {unknown} */ (${value}));\n`;
}

/** The reasons that only the proxy's JavaScript knows, with their English sentences. */
async function textsOfProxy() {
  const { REASONS, textOf } = await import(pathToFileURL(inPackage('proxy', 'texts.js')).href);
  return Object.fromEntries(REASONS.map((reason) => [reason, textOf(reason, 'en')]));
}

function reasons(texts) {
  const words = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = words.map(([word, text]) => `  /** ${text} */\n  | '${word}'`);
  const why = '/** Why an error happened, in one word that never changes. */';
  return `${why}\nexport type ErrorReason =\n${rows.join('\n')};\n`;
}

function write(name, text) {
  const file = inPackage('wasm', name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
