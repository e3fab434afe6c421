// Runs the shared cases of the proxy in workerd, where Workers run: nothing of Node is there.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { Miniflare, Response } from 'miniflare';

const here = dirname(fileURLToPath(import.meta.url));
const ORIGIN = 'https://shop.example';

// A Worker imports its wasm as a compiled module; the bundle leaves those imports as they are.
const wasmFiles = new Map();
const wasmApart = {
  name: 'wasm apart',
  setup({ onResolve }) {
    onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
      wasmFiles.set(basename(path), join(resolveDir, path));
      return { path: `./${basename(path)}`, external: true };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [join(here, 'workerd-entry.mjs')],
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  conditions: ['workerd', 'worker'],
  plugins: [wasmApart],
  logLevel: 'error',
});
const [{ text: contents }] = outputFiles;

// What the Worker's own fetch reaches.
let outbound;

const worker = new Miniflare({
  modules: [
    { type: 'ESModule', path: 'worker.mjs', contents },
    ...[...wasmFiles].map(([path, file]) => ({ type: 'CompiledWasm', path, contents: readFileSync(file) })),
  ],
  compatibilityDate: '2026-06-01',
  bindings: { ORIGIN },
  outboundService: (request) => outbound(request),
});
after(() => worker.dispose());

const address = 'https://worker.example';
const names = await (await worker.dispatchFetch(`${address}/cases`)).json();

for (const name of names) {
  test(`workerd: ${name}`, async () => {
    const answer = await (await worker.dispatchFetch(`${address}/cases`, { method: 'POST', body: name })).json();
    assert.ok(answer.ok, answer.error);
  });
}

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
