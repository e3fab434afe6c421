/** Loading: once, by whoever asks, from any source, and again after it failed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mock, test } from 'node:test';
import { lazyCore } from '../../../pkg/client/core.js';
import { LIMIT_MS } from '../../../pkg/core/limit.js';
import { once } from '../../../pkg/core/load/once.js';
import { modules, wasmName } from '../../../scripts/lib/paths.mjs';
import { makeGlue } from '../../../pkg/wasm/mobileok/bonin.js';
import { source as inline } from '../../../pkg/wasm/mobileok/inline.js';

const wasm = new URL('../../../pkg/wasm/mobileok/bonin-mobileok.wasm', import.meta.url);
const bytes = readFileSync(wasm);
const wasmResponse = () => new Response(bytes, { headers: { 'content-type': 'application/wasm' } });

const works = ({ PageFlow }) => assert.equal(new PageFlow('mobileok').look(0).view.name, 'idle');
const none = () => assert.fail('the standard source was asked');

const sources = {
  bytes: () => bytes,
  'an ArrayBuffer': () => new Uint8Array(bytes).buffer,
  'a Response': wasmResponse,
  'a Response of another type': () => new Response(bytes),
  'a promise of a Response': async () => wasmResponse(),
  'a module': () => new WebAssembly.Module(bytes),
};
for (const [name, source] of Object.entries(sources)) {
  test(`loads from ${name}`, async () => {
    const { load, loaded } = once(makeGlue, none);
    assert.equal(loaded(), undefined);
    assert.equal(await load(source()), loaded());
    works(loaded());
  });
}

test('one load, however many ask, before and after', async () => {
  const standard = mock.fn(async () => bytes);
  const { load } = once(makeGlue, standard);
  const exports = await Promise.all([load(), load(), load()]);
  assert.equal(new Set([...exports, await load()]).size, 1);
  assert.equal(standard.mock.callCount(), 1);
});

test('a failed load says so to all who wait, and is forgotten', async () => {
  const offline = new TypeError('fetch failed');
  const lost = () => Promise.reject(offline);
  const answers = [lost, () => new Response('<!doctype html>'), () => new Response('', { status: 404 }), () => bytes];
  const { load, loaded } = once(makeGlue, () => answers.shift()());
  const [one, two] = await Promise.allSettled([load(), load()]);
  assert.equal(one.reason, two.reason);
  assert.equal(one.reason.name, 'BoninError');
  assert.equal(one.reason.kind, 'network');
  assert.equal(one.reason.retryable, true);
  assert.equal(one.reason.cause, offline);
  await assert.rejects(load(), { kind: 'config', reason: 'notWasm', retryable: false });
  await assert.rejects(load(), { kind: 'config', reason: 'notWasm', retryable: false });
  assert.equal(loaded(), undefined);
  assert.equal(await load(), loaded());
});

const inlined = async () => ({ bytes: () => bytes });
const WASM = 'application/wasm';
const html = { headers: { 'content-type': 'text/html' } };
const pages = {
  'the page of an app': async () => new Response('<!doctype html><div id="root"></div>', html),
  'nothing, with status 404': async () => new Response('', { status: 404 }),
  'a wasm file with status 500': async () => new Response(bytes, { status: 500 }),
  'a file that is cut off': async () => new Response(bytes.subarray(0, 3), html),
  'a page that is called WebAssembly': async () => new Response('<p>', { headers: { 'content-type': WASM } }),
  'no answer': async () => Promise.reject(new TypeError('Failed to fetch')),
  'an address that cannot be made': () => new URL('./bonin-mobileok.wasm', undefined),
  'no such file': () => readFileSync('/no/such/bonin-mobileok.wasm'),
};
for (const [what, fetched] of Object.entries(pages)) {
  test(`where ${what} comes for the file, the bytes come from a module`, async () => {
    const { load, loaded } = once(makeGlue, fetched, inlined);
    assert.equal(await load(), loaded());
    works(loaded());
  });
}

test('a file that comes is used, whatever its type, and nothing else is loaded', async () => {
  for (const answer of [wasmResponse(), new Response(bytes), new Response(bytes, html)]) {
    const { load, loaded } = once(makeGlue, () => answer, none);
    assert.equal(await load(), loaded());
  }
});

test('where neither comes, the file’s own trouble is the cause', async () => {
  const offline = new TypeError('Failed to fetch');
  const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const { load } = once(makeGlue, () => Promise.reject(offline), gone);
  await assert.rejects(load(), { kind: 'network', reason: 'unreachable', cause: offline });
  const lost = once(makeGlue, () => new Response('<p>', html), gone);
  await assert.rejects(lost.load(), (error) => {
    return error.reason === 'notWasm' && /200, text\/html/.test(error.cause.message);
  });
});

test('a source that is given is the only one', async () => {
  const { load } = once(makeGlue, none, none);
  await assert.rejects(load(new Response('<p>', html)), { kind: 'config', reason: 'notWasm' });
});

test('every file has its bytes in a module beside it', async () => {
  for (const name of Object.keys(modules)) {
    const at = new URL(`../../../pkg/wasm/${name}/`, import.meta.url);
    const { bytes: held } = await import(new URL('bytes.js', at));
    assert.ok(readFileSync(new URL(wasmName(name), at)).equals(held()), name);
  }
  works(await once(makeGlue, inline).load());
});

test('a source that never comes is given up, and does not hold up the next one', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { load, loaded } = once(makeGlue, none);
  const stuck = load(new Promise(() => {}));
  t.mock.timers.tick(LIMIT_MS);
  await assert.rejects(stuck, { kind: 'network' });
  assert.equal(await load(bytes), loaded());
});

test('the public init: no work at import, idempotent, at once from many places', () => {
  const script = `
    import assert from 'node:assert/strict';
    let touched = 0;
    const { instantiate } = WebAssembly;
    // Node's own fetch instantiates a wasm too.
    WebAssembly.instantiate = (wasm, imports) => {
      touched += 'env' in imports ? 0 : 1;
      return instantiate(wasm, imports);
    };
    globalThis.fetch = () => assert.fail('fetched');
    const { init, encryptAuthInfo, createClient, isBoninError, BoninError } = await import('bonin');
    createClient({ proxyUrl: '/bonin' }).mobileok();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(touched, 0);
    assert.throws(() => encryptAuthInfo('', {}), (e) => isBoninError(e) && e instanceof BoninError
      && e.kind === 'misuse' && /init/.test(e.message));
    await assert.rejects(init(new Uint8Array(8)), { kind: 'config', reason: 'notWasm' });
    touched = 0;
    assert.deepEqual(await Promise.all([init(), init(), init()]), [undefined, undefined, undefined]);
    await init();
    assert.equal(touched, 1);
  `;
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: new URL('.', import.meta.url) });
});

test("a provider's files do not come, then they do", async () => {
  const gone = new TypeError('Failed to fetch dynamically imported module');
  const here = async () => ({ ...(await import('../../../pkg/wasm/toss_cert/node.js')), makeGlue });
  const pages = () => import('../../../pkg/client/page/index.js');
  let [wasm, opener] = [() => Promise.reject(gone), pages];
  const core = lazyCore(() => wasm(), () => opener());
  const unreachable = { name: 'BoninError', kind: 'network', reason: 'unreachable', cause: gone };
  await assert.rejects(core.load('en'), unreachable);
  [wasm, opener] = [here, () => Promise.reject(gone)];
  await assert.rejects(core.load('en'), unreachable);
  assert.equal(core.ready('en'), false);
  [wasm, opener] = [here, pages];
  await core.load('en');
  assert.equal(core.ready('en'), true);
  assert.ok(core.page({ provider: 'tossCert', now: Date.now }).show);
});
