/** What is in the tarball, and whether Node and TypeScript find it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { filesIn } from '../../scripts/lib/files.mjs';
import { GENERATED } from '../../scripts/lib/generated.mjs';
import { fromRoot, inPackage, inRoot, modules, npmProgram } from '../../scripts/lib/paths.mjs';
import { ofEntry, pageModules, wasmName } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';
import { installPackage, installedFile, write } from './installed.mjs';

let installed;
before(async () => {
  installed = await installPackage();
});
after(() => installed?.remove());

test('holds exactly what was written for it and what was generated', () => {
  const written = filesIn(inRoot('pkg-template')).map((file) => relative(inRoot('pkg-template'), file));
  const documents = fromRoot();
  const parts = (name) => [wasmName(name), 'browser.js', 'bytes.js', 'edge-light.js', 'node.js', 'workerd.js'];
  // Modules for pages share the glue of one.
  const glued = (name) => [
    ...parts(name),
    ...(name in pageModules && name !== ofEntry ? [] : ['bonin.js']),
    ...(name in pageModules ? ['inline.js'] : []),
  ];
  const wasm = Object.keys(modules).flatMap((name) => glued(name).map((part) => `wasm/${name}/${part}`));
  const lists = GENERATED.map((name) => `wasm/${name}`);
  assert.deepEqual(installed.files, [...written, ...documents, ...wasm, ...lists].sort());
  const asked = ['README.md', 'package.json', 'SECURITY.md', 'LICENSE-MIT', 'THIRD-PARTY-NOTICES'];
  for (const name of asked) assert.ok(installed.files.includes(name), `${name} is missing`);
});

test('is in order, says publint', async () => {
  const { messages, pkg } = await publint({ pkgDir: inPackage(), strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg, { color: false })), []);
});

test('has one dependency, and that one exists for the proxy; nobody needs its peers', () => {
  const { dependencies, ...manifest } = JSON.parse(installedFile(installed.project, 'package.json'));
  assert.deepEqual(Object.keys(dependencies), ['jose']);
  for (const kind of ['optionalDependencies', 'scripts']) assert.equal(manifest[kind], undefined);
  const peers = Object.keys(manifest.peerDependencies);
  assert.deepEqual(peers.filter((name) => !manifest.peerDependenciesMeta[name]?.optional), []);
  assert.deepEqual(readdirSync(join(installed.project, 'node_modules')).filter((name) => peers.includes(name)), []);
});

test('says nothing of the machine it was built on, and evaluates no text', () => {
  for (const name of installed.files) {
    const text = installedFile(installed.project, name).toString('latin1');
    for (const trace of [homedir(), inRoot()]) assert.ok(!text.includes(trace), `${name} names ${trace}`);
    if (name.endsWith('.js')) assert.doesNotMatch(text, /\beval\(|\bnew Function\b/, name);
  }
});

test('every entry can be imported in Node, and importing does no work', async () => {
  const { exports } = JSON.parse(installedFile(installed.project, 'package.json'));
  const entries = Object.keys(exports).filter((name) => !/\.(json|wasm)$|\/(bun|deno|workers|react)$/.test(name));
  const names = entries.map((name) => `bonin${name.slice(1)}`);
  const script = `
    const instantiated = WebAssembly.instantiate;
    WebAssembly.instantiate = () => { throw new Error('work at import'); };
    for (const name of ${JSON.stringify(names)}) {
      if (Object.keys(await import(name)).length === 0) throw new Error(name);
    }
    WebAssembly.instantiate = instantiated;
    const { init, encryptAuthInfo, isBoninError } = await import('bonin');
    await Promise.all([init(), init()]);
    try { encryptAuthInfo('no key', {}); } catch (error) { if (isBoninError(error)) console.log(error.kind); }
    const { createEmulator } = await import('bonin/emulator');
    const { openKeyFile } = await import('bonin/proxy');
    const { mobileok } = await createEmulator();
    console.log((await openKeyFile(mobileok.keyFile, mobileok.password)).serviceId === mobileok.serviceId);`;
  const file = write(installed.project, 'main.mjs', script);
  assert.equal(await must(process.execPath, [file], { cwd: installed.project }), 'misuse\ntrue\n');
});

test('its types resolve, as Node sees them and as bundlers do', async () => {
  const source = `
    import { createClient, type BoninError } from 'bonin';
    import { createProxy, redeemTicket } from 'bonin/proxy';
    import { createEmulator } from 'bonin/emulator';
    import { createDenoKvStore } from 'bonin/store/deno-kv';
    import { BoninStore, createDurableObjectStore } from 'bonin/store/durable-object';
    import { createPostgresStore } from 'bonin/store/postgres';
    import { createRedisStore } from 'bonin/store/redis';
    export const stores = [createDenoKvStore, createDurableObjectStore, createPostgresStore, createRedisStore];
    export const all = [createClient, createProxy, redeemTicket, createEmulator, BoninStore];
    export const kind = (error: BoninError): string => error.kind;
    // @ts-expect-error: nothing of this name is published
    import { nothing } from 'bonin';`;
  const file = write(installed.project, 'types.ts', source);
  for (const [module, moduleResolution] of [['nodenext', 'nodenext'], ['esnext', 'bundler']]) {
    const how = ['--noEmit', '--strict', '--types', '', '--target', 'es2022', '--lib', 'es2022,dom'];
    const where = ['--module', module, '--moduleResolution', moduleResolution];
    await must(npmProgram('tsc'), [...how, ...where, file], { cwd: installed.project });
  }
});
