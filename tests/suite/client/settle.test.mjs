/** Every promise settles, whatever the network, the page or the proxy does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoninError } from 'bonin';
import { client, json, lateCore, never, publicKey, settled, sms } from './support.mjs';

const offline = () => Promise.reject(new TypeError('fetch failed'));
const troubles = {
  'the network is down': offline,
  'HTML comes': () => new Response('<!doctype html>'),
  'HTML comes with 500': () => new Response('<h1>Oops</h1>', { status: 500 }),
  'nothing comes': () => new Response(''),
  'null comes': () => json(null),
  'a text comes': () => json('hello'),
  'a list comes': () => json([]),
  'another JSON comes': () => json({ hello: 1 }),
  "a gateway's JSON comes": () => json({ message: 'Too many requests' }, 429),
  'an error of another shape comes': () => json({ error: 'no' }, 500),
  'no Response comes': () => ({}),
  'fetch itself throws': () => {
    throw new Error('blocked');
  },
  'the body breaks off': () => new Response(new ReadableStream({ start: (c) => c.error(new Error('reset')) })),
};
for (const [name, answer] of Object.entries(troubles)) {
  test(`${name}: each step rejects, and can be tried again`, async () => {
    const { flow, answers } = await client({ lang: 'en' });
    const steps = [
      ['token', () => flow.begin(), 'ready'],
      ['confirm', () => flow.confirm('123456'), undefined],
    ];
    for (const [step, call, after] of steps) {
      answers[step] = answer;
      await assert.rejects(call(), (error) => error instanceof BoninError && error.kind === 'network');
      assert.equal(flow.state.pending, undefined);
      delete answers[step];
      assert.equal((await call()).name, after);
      if (step === 'token') await flow.request(sms);
    }
    assert.equal(flow.state.name, 'verified');
  });
}

test('the cause of network trouble is kept', async () => {
  const { flow } = await client({ answers: { token: offline } });
  await assert.rejects(flow.begin(), (error) => error.reason === 'unreachable' && error.cause instanceof TypeError);
});

test('a fetch that never answers, and does not listen to its signal, times out', async () => {
  const { flow, answers } = await client({ timeoutMs: 20, answers: { token: never } });
  await assert.rejects(flow.begin(), { kind: 'network', reason: 'timeout', retryable: true });
  answers.token = () => new Response(new ReadableStream());
  await assert.rejects(flow.begin(), { kind: 'network', reason: 'timeout' });
  delete answers.token;
  assert.equal((await flow.begin()).name, 'ready');
});

test('cancel aborts the request and rejects what waits; a late answer is nobody\'s', async () => {
  let answer;
  let signal;
  const { flow } = await client({
    answers: { token: (init) => ((signal = init.signal), new Promise((resolve) => (answer = resolve))) },
  });
  const begun = flow.begin();
  await settled();
  flow.cancel();
  flow.cancel();
  assert.ok(signal.aborted);
  await assert.rejects(begun, { kind: 'cancelled', reason: 'cancelled' });
  assert.equal(flow.state.name, 'cancelled');
  answer(json({ flow: 'f', publicKey }));
  await settled();
  assert.equal(flow.state.name, 'cancelled');
  await assert.rejects(flow.begin(), { kind: 'misuse', reason: 'notNow' });
});

test('cancel changes nothing of a flow that is over', async () => {
  const { flow } = await client();
  await flow.begin();
  await flow.request(sms);
  await flow.confirm('123456');
  flow.cancel();
  assert.equal(flow.state.name, 'verified');
});

test("a step's signal gives up that step alone", async () => {
  const { flow, answers, requests } = await client();
  await flow.begin();
  await flow.request(sms);
  answers.confirm = never;
  const page = new AbortController();
  const given = flow.confirm('123456', { signal: page.signal });
  const reason = new Error('left the page');
  page.abort(reason);
  await assert.rejects(given, { kind: 'cancelled', cause: reason });
  assert.ok(requests.at(-1).init.signal.aborted);
  assert.equal(flow.state.name, 'awaitingCode');
  assert.equal(flow.state.pending, undefined);
  delete answers.confirm;
  await assert.rejects(flow.confirm('123456', { signal: page.signal }), { kind: 'cancelled' });
  assert.equal(requests.filter((r) => r.step === 'confirm').length, 1);
  assert.equal((await flow.confirm('123456', { signal: new AbortController().signal })).ticket, 'the-ticket');
});

test('a signal that is aborted after its step ended does nothing', async () => {
  const { flow } = await client();
  const page = new AbortController();
  await flow.begin({ signal: page.signal });
  page.abort();
  assert.equal((await flow.request(sms)).name, 'awaitingCode');
});

test('the signal of a refused call leaves the running step alone', async () => {
  const { flow } = await client();
  const page = new AbortController();
  const [first] = [flow.begin(), flow.begin({ signal: page.signal }).catch(() => {})];
  page.abort();
  assert.equal((await first).name, 'ready');
});

test('the token is on its way while the wasm loads, and asked for once', async () => {
  const core = await lateCore();
  const { flow, requests } = await client({ core });
  const begun = flow.begin({ nonce: 'n' });
  await settled();
  assert.deepEqual(requests.map((r) => [r.step, r.body]), [['token', { nonce: 'n' }]]);
  assert.equal(core.asked(), 1);
  assert.deepEqual(flow.state, { name: 'idle', actions: ['cancel'], pending: 'token' });
  core.arrive();
  assert.equal((await begun).name, 'ready');
  assert.equal(requests.length, 1);
});

test('what is said before the wasm is there is what the core says', async () => {
  const core = await lateCore();
  const states = async (made) => {
    const { flow } = made;
    const seen = [flow.state];
    flow.subscribe((state) => seen.push(state));
    const begun = flow.begin();
    await settled();
    core.arrive();
    await begun;
    return seen.map(({ expiresAt, ...state }) => state);
  };
  assert.deepEqual(await states(await client({ core })), await states(await client()));
  for (const lang of ['ko', 'en']) {
    const [early, late] = [await client({ lang, core: await lateCore() }), await client({ lang })];
    const errors = [early, late].map(({ flow }) => {
      const begun = flow.begin().catch((error) => error);
      flow.cancel();
      return begun;
    });
    const [one, two] = await Promise.all(errors);
    assert.equal(one.message, two.message);
    assert.deepEqual(early.flow.state, late.flow.state);
  }
});

test('a double click while the wasm loads', async () => {
  const core = await lateCore();
  const { flow, requests } = await client({ core });
  const both = Promise.allSettled([flow.begin(), flow.begin()]);
  core.arrive();
  const [first, second] = await both;
  assert.equal(first.value.name, 'ready');
  assert.equal(second.reason.reason, 'busy');
  assert.equal(requests.length, 1);
});

test('the wasm does not load, then it does', async () => {
  const core = await lateCore();
  const { flow, requests } = await client({ core });
  const begun = flow.begin();
  const gone = new BoninError({ kind: 'network', reason: 'unreachable', message: 'gone', retryable: true });
  core.fail(gone);
  await assert.rejects(begun, gone);
  assert.deepEqual(flow.state, { name: 'idle', actions: ['begin', 'cancel'] });
  assert.ok(requests[0].init.signal.aborted);
  const again = flow.begin();
  core.arrive();
  assert.equal((await again).name, 'ready');
  assert.equal(requests.length, 2);
});

test('cancel, or the signal, while the wasm does not come', async () => {
  const core = await lateCore();
  const { flow, requests } = await client({ core });
  const page = new AbortController();
  const given = flow.begin({ signal: page.signal });
  page.abort();
  await assert.rejects(given, { kind: 'cancelled' });
  assert.equal(flow.state.pending, undefined);
  const begun = flow.begin();
  flow.cancel();
  await assert.rejects(begun, { kind: 'cancelled' });
  assert.equal(flow.state.name, 'cancelled');
  core.arrive();
  await settled();
  await assert.rejects(flow.begin(), { kind: 'misuse', reason: 'notNow' });
  assert.ok(requests.every((r) => r.init.signal.aborted));
  assert.equal(flow.state.name, 'cancelled');
});

test('a bad nonce is refused although the token was on its way', async () => {
  const core = await lateCore();
  const { flow } = await client({ core });
  const begun = flow.begin({ nonce: 'x'.repeat(201) });
  core.arrive();
  await assert.rejects(begun, { kind: 'misuse', field: 'nonce', reason: 'tooLong' });
  assert.deepEqual(flow.state, { name: 'idle', actions: ['begin', 'cancel'] });
  assert.equal((await flow.begin()).name, 'ready');
});

test('resume while the wasm loads: the stored state shows, and the flow goes on', async () => {
  const stored = await client();
  await stored.flow.begin();
  await stored.flow.request(sms);
  const core = await lateCore();
  const { client: made, requests } = await client({ core });
  const flow = made.resume(stored.flow.snapshot());
  assert.deepEqual(flow.state, stored.flow.state);
  const confirmed = flow.confirm('123456');
  core.arrive();
  assert.equal((await confirmed).ticket, 'the-ticket');
  assert.deepEqual(requests.map((r) => r.step), ['confirm']);
});

test('a snapshot that only the core can tell is none', async () => {
  const stored = await client();
  await stored.flow.begin();
  const core = await lateCore();
  const { client: made } = await client({ core });
  const torn = { ...JSON.parse(stored.flow.snapshot()), state: { v: 99, provider: 'mobileok' } };
  const flow = made.resume(JSON.stringify(torn));
  const asked = flow.request(sms);
  core.arrive();
  await assert.rejects(asked, { kind: 'misuse', reason: 'badSnapshot' });
  assert.equal(flow.state.name, 'failed');
  await assert.rejects(flow.request(sms), { reason: 'badSnapshot' });
});
