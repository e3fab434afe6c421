/** The entries beside `bonin`: one provider alone, all without a file, and the errors alone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import * as bonin from 'bonin';
import { bundle } from '../../../scripts/lib/bundle.mjs';
import { fileNameOf, inPackage, inRoot, providers, publicName } from '../../../scripts/lib/paths.mjs';
import { sizes } from '../../../scripts/lib/size.mjs';

const names = providers.map(publicName);
const proxyUrl = 'https://shop.example/bonin';
const refused = () => Promise.reject(new TypeError('Failed to fetch'));

/** A page's part of the package, in a process in which every fetch is an end. */
const withoutFiles = (script) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', `
    globalThis.fetch = () => { throw new Error('fetched'); };
    ${script}`], { cwd: new URL('.', import.meta.url), encoding: 'utf8' });

for (const name of names) {
  test(`bonin/${fileNameOf(name)} makes flows of ${name}, and nothing else`, async () => {
    const entry = await import(`bonin/${fileNameOf(name)}`);
    await entry.init();
    const client = entry.createClient({ proxyUrl, fetch: refused });
    assert.deepEqual(Object.keys(client), [name, 'resume']);
    const flow = client[name]();
    assert.equal(flow.provider, name);
    assert.equal(client.resume(flow.snapshot()).state.name, 'idle');
    const other = bonin.createClient({ proxyUrl })[names.find((each) => each !== name)]();
    assert.throws(() => client.resume(other.snapshot()), { reason: 'badSnapshot' });
    assert.equal(entry.isBoninError(new entry.BoninError({ kind: 'bug', reason: 'bug', message: '' })), true);
    const more = name === 'mobileok' ? ['encryptAuthInfo', 'encryptVerifyInfo', 'pickAuthInfo'] : [];
    const every = ['BoninError', 'createClient', 'init', 'isBoninError', ...more];
    assert.deepEqual(Object.keys(entry).sort(), every.sort());
  });

  test(`a page with bonin/${fileNameOf(name)} has no file of another provider`, async () => {
    const { metafile } = await bundle(`export { createClient } from 'bonin/${fileNameOf(name)}';`, inRoot());
    const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
    const ofProviders = used.filter((path) => /\/wasm\/\w+\/(browser|bytes)\.js$/.test(path));
    const modules = new Set(ofProviders.map((path) => path.split('/').at(-2)));
    assert.deepEqual([...modules], [fileNameOf(name).replaceAll('-', '_')]);
  });
}

test('bonin/inline asks for no file, with any provider', () => {
  const script = `
    const { createClient, init } = await import(${JSON.stringify(pathToFileURL(inPackage('wasm/inline/index.js')))});
    await init(Object.fromEntries(${JSON.stringify(names)}.map((name) => [name, undefined])));
    const client = createClient({ proxyUrl: '${proxyUrl}' });
    for (const name of ${JSON.stringify(names)}) client[name]().cancel();
    console.log('made');`;
  assert.equal(withoutFiles(script), 'made\n');
});

test('the file for pages without a bundler imports nothing, asks for no file, and has every provider', () => {
  const file = inPackage('wasm/cdn/bonin.js');
  assert.doesNotMatch(readFileSync(file, 'utf8'), /(^|[;}])import[ {"']|\bimport\(|\bfetch\(new URL/);
  const script = `
    const bonin = await import(${JSON.stringify(pathToFileURL(file))});
    await bonin.init();
    console.log(Object.keys(bonin.createClient({ proxyUrl: '${proxyUrl}' })).join());`;
  assert.equal(withoutFiles(script), `${[...names, 'resume'].join()}\n`);
});

test('init takes a source for each provider, by its name', async () => {
  const file = (name) => readFileSync(inPackage('wasm', name, `bonin-${name.replace('_', '-')}.wasm`));
  await assert.rejects(bonin.init({ passni: Promise.resolve(new Uint8Array(8)) }), { reason: 'notWasm' });
  await assert.rejects(bonin.init({ passni: file('nets') }).then(() => bonin.init({ nobody: file('nets') })), {
    kind: 'misuse',
    field: 'nobody',
  });
  const types = { headers: { 'content-type': 'application/wasm' } };
  const sources = {
    mobileok: file('mobileok'),
    tossCert: Promise.resolve(new Response(file('toss_cert'), types)),
    ompass: new WebAssembly.Module(file('ompass')),
    nets: undefined,
  };
  await bonin.init(sources);
  for (const name of Object.keys(sources)) {
    const flow = bonin.createClient({ proxyUrl, fetch: refused })[name]();
    flow.cancel();
    assert.equal(flow.state.name, 'cancelled');
  }
});

test('the errors alone cost what they are, and so they do from bonin', async () => {
  for (const entry of ['bonin/errors', 'bonin']) {
    const { outputFiles } = await bundle(`export { BoninError, isBoninError } from '${entry}';`, inRoot());
    // Files that are imported when a flow needs them stay beside it, for nobody to load.
    const first = outputFiles.find(({ path }) => path.endsWith('stdin.js'));
    assert.doesNotMatch(first.text, /\bimport\b/);
    if (entry === 'bonin/errors') assert.equal(outputFiles.length, 1);
    const { raw, brotli } = sizes(first.contents);
    assert.ok(raw < 900 && brotli < 450, `${entry}: ${raw} bytes, ${brotli} with brotli`);
  }
});
