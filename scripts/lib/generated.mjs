/**
 * The files of the package that follow from the registry: entries, loaders, calls, how pages return, the sentences and
 * reasons of errors, and the lists of what lies in a file or folder for each provider.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesIn } from './files.mjs';
import { bundledEntry } from './bundle.mjs';
import { entries, exportsOf } from './entries.mjs';
import { bytesModule, loaders, partsOf } from './loaders.mjs';
import { fileNameOf, inPackage, inRoot, modules, ofEntry, pageModules } from './paths.mjs';
import { providers, publicName, wasmName } from './paths.mjs';
import { Failed } from './run.mjs';

/** Beside the folders of the modules. */
export const GENERATED = [
  ...['auth-fields.js', 'cdn/bonin.js', 'emulated.js', 'pages.js', 'registry.js', 'returns.js'],
  ...Object.keys(entries(rowsWithoutCalls())),
  ...['reasons.d.ts', 'texts/en.js', 'texts/ko.js'],
  ...['types/client.d.ts', 'types/emulator.d.ts', 'types/proxy.d.ts'],
];

/** The registry as far as names of files follow from it. */
function rowsWithoutCalls() {
  return Object.fromEntries(providers.map((feature) => [publicName(feature), { feature, calls: {} }]));
}

/** Writes all of it to `pkg/wasm/`, where nothing is written by hand, and the providers into the package's keywords. */
export async function writeGenerated() {
  const { makeGlue } = await import(pathToFileURL(inPackage('wasm', 'proxy', 'bonin.js')).href);
  const { imports, begin, ...proxy } = makeGlue();
  const module = new WebAssembly.Module(readFileSync(inPackage('wasm', 'proxy', wasmName('proxy'))));
  begin(new WebAssembly.Instance(module, imports()), module);
  writeLists(proxy.registry());
  write('auth-fields.js', authFields(proxy.authFields()));
  const texts = proxy.texts();
  for (const [lang, ofLang] of Object.entries(texts)) {
    write(`texts/${lang}.js`, `export default ${JSON.stringify(ofLang)};\n`);
  }
  write('reasons.d.ts', reasons({ ...(await textsOfJavaScript()), ...texts.en }));
  for (const name of Object.keys(modules)) {
    for (const [runtime, text] of Object.entries(loaders(name))) write(`${name}/${runtime}.js`, text);
  }
  for (const name of Object.keys(modules)) {
    write(`${name}/bytes.js`, bytesModule(readFileSync(inPackage('wasm', name, wasmName(name)))));
  }
  Object.keys(pageModules).forEach(checkGlue);
  write('cdn/bonin.js', await bundledEntry(inPackage('wasm', 'inline', 'all.js')));
}

/**
 * The part of it that follows from the registry alone.
 * @param {Record<string, any>} providers the registry
 */
export function writeLists(providers) {
  const names = Object.keys(providers);
  write('../package.json', manifest(providers));
  write('registry.js', registry(providers));
  for (const [name, text] of Object.entries(entries(providers))) write(name, text);
  write('returns.js', returns(providers));
  write('emulated.js', emulated(names));
  write('pages.js', pages(names));
  for (const [side, text] of Object.entries(types(names))) write(`types/${side}.d.ts`, text);
}

/** All modules for pages use the glue of one, so that has to have every part of theirs, which are not packed. */
function checkGlue(name) {
  const file = inPackage('wasm', name, 'bonin.js');
  if (name === ofEntry || !existsSync(file)) return;
  const used = new Set(partsOf(readFileSync(inPackage('wasm', ofEntry, 'bonin.js'), 'utf8')));
  const lacking = partsOf(readFileSync(file, 'utf8')).filter((part) => !used.has(part));
  if (lacking.length > 0) throw new Failed(`${name} needs other glue than ${ofEntry}:\n${lacking.join('\n')}`);
  rmSync(file);
}

/** The package's own with each provider as a keyword and as an entry, and with each module's file. */
function manifest(providers) {
  const template = JSON.parse(readFileSync(inRoot('pkg-template', 'package.json'), 'utf8'));
  const keywords = [...template.keywords, ...Object.keys(providers).map((name) => name.toLowerCase())];
  const exports = { ...template.exports, ...exportsOf(providers) };
  return `${JSON.stringify({ ...template, keywords, exports }, undefined, 2)}\n`;
}

/** What a page can call, by provider. */
function registry(providers) {
  const rows = Object.entries(providers).map(([name, { calls }]) => `  ${name}: ${JSON.stringify(calls)},\n`);
  const row = "import('../client/flow.js').CallRule";
  return table('providers', `Readonly<Record<string, ${row}>>`, rows);
}

/** What each method of mobileOK takes, for the pages that pick it out of one form. */
function authFields(methods) {
  const rows = Object.entries(methods).map(([method, names]) => `  '${method}': ${JSON.stringify(names)},\n`);
  return `export const authFields = {\n  __proto__: null,\n${rows.join('')}};\n`;
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

/** The client tells it to the developer alone, so no user needs a sentence. */
const OF_CLIENT = { redirected: 'The server at `proxyUrl` answers with a redirect.' };

/** The reasons that only the package's JavaScript knows, with their English sentences. */
async function textsOfJavaScript() {
  const { REASONS, textOf } = await import(pathToFileURL(inPackage('proxy', 'texts.js')).href);
  const { TROUBLES } = await import(pathToFileURL(inPackage('core', 'load', 'trouble.js')).href);
  const ofLoading = Object.entries(TROUBLES).map(([reason, { en }]) => [reason, en]);
  const ofProxy = REASONS.map((reason) => [reason, textOf(reason, 'en')]);
  return { ...OF_CLIENT, ...Object.fromEntries([...ofLoading, ...ofProxy]) };
}

function reasons(texts) {
  const words = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = words.map(([word, text]) => `  /** ${text} */\n  | '${word}'`);
  const why = '/** Why an error happened, in one word that never changes. */';
  return `${why}\nexport type ErrorReason =\n${rows.join('\n')};\n`;
}

/** The emulator's halves in JavaScript, each from the file that is named like its provider. */
function emulated(names) {
  const imports = names.map((name) => `import { ${name} } from '../emulator/providers/${fileNameOf(name)}.js';\n`);
  return `${imports.join('')}\nexport const providers = [${names.join(', ')}];\n`;
}

/**
 * Where the files of the emulator's pages are: written out one by one, because so bundlers find them, and made when
 * they are needed, because a bundle may have no `import.meta.url`.
 */
function pages(names) {
  const template = inRoot('pkg-template');
  const css = inRoot('pkg-template', 'emulator', 'windows', 'window.css');
  const windows = names.map((name) => [name, filesIn(inRoot('pkg-template', 'emulator', 'windows', fileNameOf(name)))]);
  const folders = [
    ['phone', filesIn(inRoot('pkg-template', 'emulator', 'phone'))],
    ...windows.filter(([, files]) => files.length > 0).map(([name, files]) => [name, [...files, css]]),
  ];
  const row = (file) =>
    `    '${file.split('/').at(-1)}': () => new URL('../${relative(template, file)}', import.meta.url),\n`;
  const rows = folders.map(([name, files]) => `  ${name}: {\n${files.map(row).join('')}  },\n`);
  return `export const files = {\n${rows.join('')}};\n`;
}

/** What each entry's types have of the providers, from their folders in `types`. */
function types(names) {
  const typeOf = (name) => name[0].toUpperCase() + name.slice(1);
  const members = (row) => names.map((name) => `  readonly ${row(name, typeOf(name))};\n`).join('');
  const listed = (side, name) => {
    const path = (provider) => `'../../types/${fileNameOf(provider)}/${side}.js'`;
    const imported = names.map((provider) => `import type { ${name(typeOf(provider))} } from ${path(provider)};\n`);
    const exported = names.map((provider) => `export * from ${path(provider)};\n`);
    return `${imported.join('')}\n${exported.join('')}\n`;
  };
  const all = (name, join) => names.map((provider) => name(typeOf(provider))).join(join);
  const client = (type) => `${type}Client`;
  const emulated = (type) => `Emulated${type}`;
  return {
    client:
      `${listed('client', client)}/** The client's methods. */\n` +
      `export interface ProviderClients extends ${all(client, ', ')} {}\n`,
    proxy:
      listed('proxy', (type) => `${type}IdentityMethod, ${type}Settings`) +
      `/** The providers that the proxy knows. */\n` +
      `export type ProviderName = keyof ProviderSettings;\n\n` +
      `/** \`providers\` of a proxy. */\n` +
      `export interface ProviderSettings {\n${members((name, type) => `${name}?: ${type}Settings`)}}\n\n` +
      `/** How identities were verified. */\n` +
      `export type ProviderIdentityMethod = ${all((type) => `${type}IdentityMethod`, ' | ')};\n`,
    emulator:
      `${listed('emulator', emulated)}/** What is known of each emulated provider. */\n` +
      `export interface EmulatedProviders {\n${members((name, type) => `${name}: ${emulated(type)}`)}}\n`,
  };
}

function write(name, text) {
  const file = inPackage('wasm', name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
