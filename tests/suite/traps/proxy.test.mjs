/** After a trap of its wasm the proxy goes on: the call that met it fails, and no other one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exhaust, watchInstances } from './exhausted.mjs';

const { instances } = watchInstances();
const bonin = await import('bonin/proxy');
const { createFixture } = await import('../proxy/fixture.mjs');

const vectors = JSON.parse(readFileSync(new URL('../../vectors/mobileok.json', import.meta.url), 'utf8'));
const ours = () => instances.filter(({ exports }) => 'providerservice_new' in exports);

test('calls before, during and after a trap', async () => {
  const events = [];
  const fixture = createFixture({ bonin, vectors }, { onEvent: (event) => void events.push(event) });
  const before = await fixture.request();
  const { clientTxId, requestTime } = fixture.provider.made;
  let answerDuring;
  fixture.provider.answers.token = (usual) => new Promise((resolve) => (answerDuring = () => resolve(usual)));
  const during = fixture.begin();
  while (!answerDuring) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(ours().length, 1);

  exhaust(ours()[0]);
  delete fixture.provider.answers.token;
  const met = await fixture.post('token');
  assert.deepEqual([met.status, met.error.kind], [500, 'bug']);
  assert.ok(events.at(-1).cause instanceof WebAssembly.RuntimeError);
  assert.equal(ours().length, 2, 'a fresh instance');

  assert.equal((await fixture.post('token')).status, 200);
  Object.assign(fixture.provider.made, { clientTxId, requestTime });
  assert.equal((await fixture.confirm(before)).status, 200, 'a flow from before');
  const flow = await fixture.request();
  const { ticket } = await fixture.confirm(flow);
  assert.ok(ticket);
  assert.equal(ours().length, 2, 'one for all that follows');
  answerDuring();
  await during;
});

test('opening a result, before and after a trap', async () => {
  const { base64, password } = vectors.keyFile;
  const handle = await bonin.openKeyFile(base64, password);
  const [{ envelope, plaintext }] = vectors.good;
  exhaust(ours().at(-1));
  await assert.rejects(bonin.openResult(handle, envelope), { kind: 'bug' });
  assert.equal(await bonin.openResult(handle, envelope), plaintext);
});

test('no memory for another instance either: the next call tries again', async () => {
  const fixture = createFixture({ bonin, vectors });
  await fixture.post('token');
  exhaust(ours().at(-1));
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class {
    constructor() {
      throw new RangeError('could not allocate memory');
    }
  };
  assert.equal((await fixture.post('token')).status, 500);
  WebAssembly.Instance = Instance;
  assert.equal((await fixture.post('token')).status, 200);
});
