/**
 * A provider more, in a copy of the repository: its own files, which `fixture` holds, and a line in each of the few
 * files that all providers share. The rest follows: its route, its method of the client, its types, its demo entry.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { filesIn } from '../../scripts/lib/files.mjs';
import { inRoot, npmProgram } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';

const FIXTURE = fileURLToPath(new URL('./fixture/', import.meta.url));

/** Everything that a provider has a part in, and of the tests what the fixture's own need. */
const COPIED = [
  ...['.cargo', 'src', 'emulator', 'pkg-template', 'scripts', 'www/src', 'www/server'],
  ...['tests/support', 'tests/vectors', 'tests/runtimes/ran.json'],
  ...['Cargo.toml', 'Cargo.lock', 'package.json', 'README.md', 'README.ko.md', 'pkg'],
];

/** The shared files that a person has to edit, and how: what stands there, and what is added behind it. */
const EDITS = {
  'Cargo.toml': [
    [/(default = \[.*?)(?=\])/, '$1, "toy_pass"'],
    [/^passni = .*\n/m, '$&toy_pass = []\n'],
  ],
  'src/provider/mod.rs': [[/^ {4}"nets" nets,\n/m, '$&    "toy_pass" toy_pass,\n']],
  'emulator/src/lib.rs': [[/^ {4}nets "nets",\n/m, '$&    toy_pass "toyPass",\n']],
};

// Always the same place: Cargo tells what it has compiled there by the path.
const place = inRoot('target', 'sixth');
const inCopy = (...parts) => join(place, ...parts);
const fromCopy = (...parts) => import(pathToFileURL(inCopy(...parts)).href);
const readCopy = (...parts) => readFileSync(inCopy(...parts), 'utf8');

/** @returns {Promise<any>} what a module of the copy says, in a process that looks packages up there */
async function said(expression) {
  const args = ['--input-type=module', '--eval', `console.log(JSON.stringify(await (${expression})()));`];
  return JSON.parse(await must(process.execPath, args, { cwd: place }));
}

before(async () => {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (const path of COPIED) cpSync(inRoot(path), inCopy(path), { recursive: true });
  cpSync(FIXTURE, place, { recursive: true });
  for (const [file, edits] of Object.entries(EDITS)) {
    const text = edits.reduce((text, [found, replaced]) => {
      assert.match(text, found, file);
      return text.replace(found, replaced);
    }, readCopy(file));
    writeFileSync(inCopy(file), text);
  }
  linkPackages();
  cpSync(inCopy('pkg-template'), inCopy('pkg'), { recursive: true });
  const { writeLists } = await fromCopy('scripts', 'lib', 'generated.mjs');
  writeLists(await registry());
  await must(process.execPath, [inCopy('scripts', 'tables.mjs')], { cwd: place });
});

after(() => rmSync(place, { recursive: true, force: true }));

/** Those that are installed, and the copy's own under its published name. */
function linkPackages() {
  mkdirSync(inCopy('node_modules'));
  for (const name of readdirSync(inRoot('node_modules')).filter((name) => name !== 'bonin' && !name.startsWith('.'))) {
    symlinkSync(inRoot('node_modules', name), inCopy('node_modules', name), 'junction');
  }
  symlinkSync(join('..', 'pkg'), inCopy('node_modules', 'bonin'), 'junction');
}

/** Compiles both halves and the emulator natively, and has them agree; the dependencies are compiled already. */
async function registry() {
  const args = ['test', '--all-features', '--test', 'toy_pass', '--', '--nocapture'];
  const env = { CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR ?? inRoot('target') };
  const output = await must('cargo', args, { cwd: place, env });
  return JSON.parse(output.match(/^registry: (.*)$/m)[1]);
}

test('at most eight shared files are edited by hand', () => {
  const own = new Set(filesIn(FIXTURE).map((file) => relative(FIXTURE, file)));
  const generated = ['Cargo.lock', 'README.md', 'README.ko.md', 'pkg-template/README.md', 'pkg-template/README.ko.md'];
  const folders = COPIED.filter((path) => path !== 'pkg');
  const all = new Set(folders.flatMap((path) => filesIn(inCopy(path)).map((file) => relative(place, file))));
  const changed = [...all].filter((file) => !own.has(file) && readCopy(file) !== original(file));
  assert.deepEqual(changed.filter((file) => !generated.includes(file)).sort(), Object.keys(EDITS).sort());
  // Beside these a person writes what the provider means for security, its faults and numbers, and the change.
  const prose = ['SECURITY.md', 'CHANGELOG.md', 'pkg-template/emulator/README.md'];
  assert.ok(Object.keys(EDITS).length + prose.length <= 8);
});

const original = (file) => readFileSync(inRoot(file), 'utf8');

test('the proxy has its route, and the client its method', async () => {
  const { providers } = await fromCopy('pkg', 'wasm', 'registry.js');
  assert.deepEqual(Object.keys(providers).at(-1), 'toyPass');
  assert.deepEqual(providers.toyPass.begin.options, ['nickname']);
  const made = await said(`async () => {
    const { createClient } = await import('bonin');
    const { provider, state, begin } = createClient({ proxyUrl: '/bonin' }).toyPass();
    return [provider, state.name, state.actions, typeof begin];
  }`);
  assert.deepEqual(made, ['toyPass', 'idle', ['begin', 'cancel'], 'function']);
});

test('its types are published', async () => {
  const source = `
    import { createClient, type ToyPassFlow, type Verification } from 'bonin';
    import { createProxy, type ToyPassSettings, type VerifiedIdentity } from 'bonin/proxy';
    import { createEmulator } from 'bonin/emulator';
    const flow: ToyPassFlow = createClient({ proxyUrl: '/bonin' }).toyPass();
    export const came: Verification = await flow.begin({ nickname: 'toy' });
    const { toyPass, control } = await createEmulator();
    const settings: ToyPassSettings = toyPass;
    createProxy({ secret: 'x', origins: [], providers: { toyPass: settings } });
    control.fault({ provider: 'toyPass', kind: 'drop', step: 'who' });
    export const isToy = ({ provider }: VerifiedIdentity): boolean => provider === 'toyPass';
    // @ts-expect-error: no provider has such a step
    control.fault({ provider: 'toyPass', kind: 'drop', step: 'nobody' });
    // @ts-expect-error: an address has to be given
    createProxy({ secret: 'x', origins: [], providers: { toyPass: {} } });`;
  const file = inCopy('toy.ts');
  writeFileSync(file, source);
  const how = ['--noEmit', '--strict', '--types', 'node', '--target', 'es2022', '--lib', 'es2023,dom'];
  await must(npmProgram('tsc'), [...how, '--module', 'nodenext', file], { cwd: place });
});

test('the emulator plays it, and the demo has it, on the page and at the server', async () => {
  const [emulated, shown, names, served] = await said(`async () => {
    const { providers } = await import('./pkg/wasm/emulated.js');
    const { PROVIDERS } = await import('./www/src/providers/index.js');
    const { PROVIDERS: served } = await import('./www/server/providers.mjs');
    const { textsOf } = await import('./www/src/texts/index.js');
    const toy = PROVIDERS.at(-1);
    const names = ['ko', 'en'].map((lang) => textsOf(toy, lang).provider.name);
    return [providers.map(({ name }) => name), toy.name, names, served];
  }`);
  assert.equal(emulated.at(-1), 'toyPass');
  assert.deepEqual([shown, names], ['toyPass', ['토이패스', 'Toy Pass']]);
  assert.ok(served.includes('toyPass'));
});

test('documents and the package list it', () => {
  for (const file of ['README.md', 'README.ko.md', 'pkg-template/README.md', 'pkg-template/README.ko.md']) {
    assert.match(readCopy(file), /\btoyPass\b/, file);
  }
  assert.ok(JSON.parse(readCopy('pkg', 'package.json')).keywords.includes('toypass'));
});
