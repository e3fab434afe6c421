/** What a page is told if the WebAssembly cannot be had, or if the proxy refuses: the reason, unchanged. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { once } from '../../../pkg/core/load/once.js';
import { makeGlue } from '../../../pkg/wasm/mobileok/bonin.js';
import { client, failure, json, sms } from './support.mjs';

// Node's own fetch is made of WebAssembly too, and has to be there before that is spoiled.
await new Response('').text();
await setTimeout(300);

const bytes = readFileSync(new URL('../../../pkg/wasm/mobileok/bonin-mobileok.wasm', import.meta.url));
const PARTS = ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming', 'Module', 'Instance'];

/** A runtime whose WebAssembly does this, whatever is asked of it. */
function forbidding(make) {
  return () => {
    const own = WebAssembly;
    const refuse = function () {
      throw make();
    };
    globalThis.WebAssembly = { ...own, ...Object.fromEntries(PARTS.map((name) => [name, refuse])) };
    return () => {
      globalThis.WebAssembly = own;
    };
  };
}

const rejected = (error) => () => Promise.reject(error);
const response =
  (body, type, status = 200) =>
  () =>
    new Response(body, { status, headers: { 'content-type': type } });
const file = (code) => rejected(Object.assign(new Error(`${code}: no such file`), { code }));
const policy = (Kind, text) => forbidding(() => new Kind(text));
const damaged = bytes.subarray(0, bytes.length / 2);
const other = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Reason, what is the matter with the runtime, and what its source gives. */
const troubles = [
  ['noWebAssembly', () => (delete globalThis.WebAssembly, undefined), () => bytes],
  [
    'wasmForbidden',
    policy(WebAssembly.CompileError, 'violates the following Content Security Policy directive'),
    () => bytes,
  ],
  ['wasmForbidden', policy(WebAssembly.CompileError, 'blocked by CSP'), () => bytes],
  [
    'wasmForbidden',
    policy(EvalError, "Refused to create a WebAssembly object because 'unsafe-eval' is not allowed"),
    () => bytes,
  ],
  ['wasmForbidden', policy(WebAssembly.CompileError, 'Wasm code generation disallowed by embedder'), () => bytes],
  ['wasmForbidden', policy(Error, 'no'), response(bytes, 'application/wasm')],
  ['notWasm', , response('<!doctype html>', 'text/html')],
  ['notWasm', , response('<!doctype html>', 'application/wasm')],
  ['notWasm', , response('', 'application/wasm')],
  ['notWasm', , response('no', 'text/plain', 404)],
  ['notWasm', , response(bytes, 'application/wasm', 403)],
  ['notWasm', , () => damaged],
  ['notWasm', , () => other],
  ['notWasm', , () => new WebAssembly.Module(other)],
  ['notWasm', , () => 'a path.wasm'],
  ['notWasm', , () => ({})],
  ['notWasm', , file('ENOENT')],
  ['notWasm', , file('EACCES')],
  ['unreachable', , rejected(new TypeError('Failed to fetch'))],
  ['unreachable', , rejected(undefined)],
  ['unreachable', , rejected(new DOMException('timed out', 'TimeoutError'))],
  ['unreachable', , response('', 'text/html', 503)],
  ['unreachable', , response('', 'text/html', 429)],
];

test('why there is no WebAssembly: a reason, a sentence in the language of the page, and a hint', async () => {
  const said = {};
  for (const [reason, spoil, source] of troubles) {
    for (const lang of ['ko', 'en']) {
      const own = WebAssembly;
      const { load } = once(makeGlue, source);
      const restore = spoil?.();
      const error = await load(undefined, lang).catch((thrown) => thrown);
      restore?.();
      globalThis.WebAssembly = own;
      const isNetwork = reason === 'unreachable';
      assert.deepEqual(
        [error.name, error.reason, error.kind, error.retryable],
        ['BoninError', reason, isNetwork ? 'network' : 'config', isNetwork],
        `${reason}: ${error.cause}`,
      );
      assert.equal(/[가-힣]/.test(error.message), lang === 'ko');
      assert.match(error.hint, /^[A-Z].*\.$/);
      said[`${reason} ${lang}`] ??= error.message;
      assert.equal(error.message, said[`${reason} ${lang}`]);
    }
  }
  assert.equal(new Set(Object.values(said)).size, 8);
});

test('the page goes on as soon as the trouble is over', async () => {
  const sources = [rejected(new TypeError('Failed to fetch')), response('<p>', 'text/html'), () => bytes];
  const { load } = once(makeGlue, () => sources.shift()());
  await assert.rejects(load(), { reason: 'unreachable' });
  await assert.rejects(load(), { reason: 'notWasm' });
  assert.ok((await load()).PageFlow);
});

test('a reason of the proxy’s reaches the page unchanged, also one that this version has never heard of', async () => {
  for (const reason of ['wrongOrigin', 'storeFailed', 'functionFailed', 'ofALaterVersion', 'rejected', 'timeout']) {
    const answers = { token: () => failure({ kind: 'config', reason, message: 'a sentence', next: 'contactSupport' }) };
    const { flow } = await client({ answers });
    const error = await flow.begin().catch((thrown) => thrown);
    const { kind, message, next, provider } = error;
    assert.deepEqual(
      [kind, error.reason, message, next, provider, 'word' in error],
      ['config', reason, 'a sentence', 'contactSupport', 'mobileok', false],
    );
  }
});

test('it is the same in the state, after the end, and after a reload', async () => {
  const refuse = () => failure({ reason: 'ofALaterVersion', message: 'a sentence', next: 'restart' }, { ended: true });
  const { client: page, flow, answers } = await client({ answers: { confirm: refuse } });
  await flow.begin();
  await flow.request(sms);
  await assert.rejects(flow.confirm('123456'), { reason: 'ofALaterVersion' });
  const resumed = page.resume(flow.snapshot());
  for (const { state } of [flow, resumed]) {
    assert.deepEqual([state.name, state.error?.reason, 'word' in state.error], ['failed', 'ofALaterVersion', false]);
  }
  answers.confirm = () => json({});
  await assert.rejects(resumed.confirm('123456'), (error) => ['ofALaterVersion', 'notNow'].includes(error.reason));
});
