// Runs the neutral files in workerd, where Workers run: nothing of Node is there.
import { readFileSync } from 'node:fs';
import test, { after } from 'node:test';
import assert from 'node:assert/strict';
import { Miniflare, Response } from 'miniflare';
import { bundleForWorkerd } from './bundle.mjs';
import { lacking, neutral } from './neutral.mjs';

const ORIGIN = 'https://shop.example';
const { text: contents, wasm } = await bundleForWorkerd('worker.mjs', neutral);

// What the Worker's own fetch reaches.
let outbound;

const worker = new Miniflare({
  modules: [
    { type: 'ESModule', path: 'worker.mjs', contents },
    ...[...wasm].map(([path, file]) => ({ type: 'CompiledWasm', path, contents: readFileSync(file) })),
  ],
  compatibilityDate: '2026-06-01',
  bindings: { ORIGIN },
  outboundService: (request) => outbound(request),
});
after(() => worker.dispose());

const address = 'https://worker.example';
const results = await (await worker.dispatchFetch(`${address}/suite`, { method: 'POST' })).json();
for (const { name, ok, error } of results) {
  test(`workerd: ${name}`, { skip: lacking.workerd[name] ?? false }, () => assert.ok(ok, error));
}
test('workerd: every neutral file ran', () => {
  assert.deepEqual([...new Set(results.map(({ name }) => name.split(': ')[0]))], neutral);
});

test('workerd: the Workers adapter makes its proxy of the environment, whoever asks first', async () => {
  const ask = () => worker.dispatchFetch(`${address}/bonin/health`, { headers: { origin: ORIGIN } });
  const answers = await Promise.all(Array.from({ length: 5 }, ask));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  assert.deepEqual(await answers[0].json(), { status: 'ok', providers: ['mobileok'] });
  assert.equal(answers[0].headers.get('access-control-allow-origin'), ORIGIN);
});

test('workerd: the runtime’s own fetch reaches the provider, once, and follows no redirect', async () => {
  const asked = [];
  outbound = ({ url }) => {
    asked.push(url);
    return new Response(null, { status: 302, headers: { location: 'https://elsewhere.test/' } });
  };
  const headers = { 'content-type': 'application/json' };
  const answer = await worker.dispatchFetch(`${address}/bonin/mobileok/token`, { method: 'POST', headers, body: '{}' });
  assert.deepEqual([answer.status, (await answer.json()).error.reason], [502, 'badAnswer']);
  assert.deepEqual(asked, ['https://provider.test/agent/v1/token/get']);
});
