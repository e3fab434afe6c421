/** After a trap of its wasm the page goes on: the call that met it fails, and no flow is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exhaust, watchInstances } from './exhausted.mjs';

const { instances } = watchInstances();
const { client, json, publicKey, sms } = await import('../client/support.mjs');
const { encryptAuthInfo, init } = await import('bonin');
const ours = () => instances.filter(({ exports }) => 'pageflow_new' in exports);

test('a flow whose call meets a trap, another one that waits, and one that begins', async () => {
  let answer;
  const answers = { request: () => new Promise((resolve) => (answer = resolve)) };
  const { client: page } = await client({ answers });
  const [met, waits] = [page.mobileok(), page.mobileok()];
  await met.begin();
  await waits.begin();
  const waiting = waits.request(sms);
  while (!answer) await new Promise((resolve) => setImmediate(resolve));
  const count = ours().length;

  exhaust(ours().at(-1));
  await assert.rejects(
    met.request(sms),
    (error) => error.kind === 'bug' && error.cause instanceof WebAssembly.RuntimeError,
  );
  assert.equal(ours().length, count + 1);
  assert.deepEqual([met.state.name, waits.state.pending], ['ready', 'request']);

  answer(json({ flow: 'sealed-2', resendCount: 3 }));
  await waiting;
  assert.equal((await waits.confirm('123456')).ticket, 'the-ticket');
  delete answers.request;
  await met.request(sms);
  assert.equal((await met.confirm('123456')).ticket, 'the-ticket');
  const begins = page.mobileok();
  assert.equal((await begins.begin()).name, 'ready');
  assert.equal(ours().length, count + 1);
});

test('an answer that meets a trap: the call fails, and can be made again', async () => {
  const { flow, answers } = await client();
  await flow.begin();
  answers.request = () => {
    exhaust(ours().at(-1));
    return json({ flow: 'sealed-2', resendCount: 3 });
  };
  await assert.rejects(flow.request(sms), { kind: 'bug' });
  assert.deepEqual([flow.state.name, flow.state.pending], ['ready', undefined]);
  delete answers.request;
  assert.equal((await flow.request(sms)).name, 'awaitingCode');
});

test('a snapshot after a trap is that of the flow', async () => {
  const { client: page, flow } = await client();
  await flow.begin();
  const before = flow.snapshot();
  exhaust(ours().at(-1));
  assert.equal(flow.snapshot(), before);
  await assert.rejects(flow.request(sms), { kind: 'bug' });
  const resumed = page.resume(flow.snapshot());
  assert.equal((await resumed.request(sms)).name, 'awaitingCode');
});

test('sealing without a flow', async () => {
  await init();
  exhaust(ours().at(-1));
  assert.throws(() => encryptAuthInfo(publicKey, sms), { kind: 'bug' });
  assert.match(encryptAuthInfo(publicKey, sms), /\|/);
});
