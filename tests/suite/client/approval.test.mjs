/** waitForApproval: paced, patient, and over when there is nothing to wait for. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ars, client, failure, pass, settled, sms } from './support.mjs';
// Loaded when it is first called: the clock of these tests would not wait for a file.
import '../../../pkg/client/approval.js';

const start = 1_800_000_000_000;
const notYet = () => failure({ code: '6702', next: 'wait', retryable: true });

async function waiting(t, answers, info = pass) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: start });
  const made = await client({ answers });
  await made.flow.begin();
  await made.flow.request(info);
  const asked = [];
  const { confirm } = answers;
  made.answers.confirm = (init) => {
    asked.push(Date.now() - start);
    return confirm(init);
  };
  const goBy = async (seconds) => {
    for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
      t.mock.timers.tick(100);
      await settled();
    }
  };
  return { ...made, asked, goBy };
}

afterEach(() => delete globalThis.document);

test('asks no earlier than the core says, less and less often, until the ticket comes', async (t) => {
  let left = 3;
  const ticket = () => new Response('{"ticket":"t"}');
  const { flow, asked, goBy } = await waiting(t, { confirm: () => (left-- > 0 ? notYet() : ticket()) });
  const approved = flow.waitForApproval();
  await goBy(30);
  assert.deepEqual(await approved, { ticket: 't' });
  assert.equal(asked.length, 4);
  assert.ok(asked[0] >= 2000);
  const gaps = asked.slice(1).map((time, index) => time - asked[index]);
  assert.deepEqual(gaps, [...gaps].sort((a, b) => a - b));
});

test('goes on through network trouble, and never spins', async (t) => {
  let left = 4;
  const ticket = () => new Response('{"ticket":"t"}');
  const offline = () => Promise.reject(new TypeError('fetch failed'));
  const { flow, asked, goBy } = await waiting(t, { confirm: () => (left-- > 0 ? offline() : ticket()) });
  const approved = flow.waitForApproval();
  await goBy(20);
  assert.deepEqual(await approved, { ticket: 't' });
  for (let i = 1; i < asked.length; i += 1) assert.ok(asked[i] - asked[i - 1] >= 1000);
});

test('ends with an error that says so', async (t) => {
  const { flow, goBy } = await waiting(t, { confirm: () => failure({ code: '6703x', next: 'restart' }) });
  const approved = assert.rejects(flow.waitForApproval(), { kind: 'rejected', code: '6703x' });
  await goBy(5);
  await approved;
});

test('ends when time runs out', async (t) => {
  const { flow, goBy } = await waiting(t, { confirm: notYet });
  const approved = flow.waitForApproval().catch((error) => error);
  await goBy(10 * 60 + 15);
  assert.equal(flow.state.name, 'expired');
  assert.notEqual((await approved).kind, 'bug');
});

test('cancel and the signal end it at once', async (t) => {
  const { flow, goBy } = await waiting(t, { confirm: notYet });
  const page = new AbortController();
  const given = assert.rejects(flow.waitForApproval({ signal: page.signal }), { kind: 'cancelled' });
  await goBy(3);
  page.abort();
  await given;
  const approved = assert.rejects(flow.waitForApproval(), { kind: 'cancelled' });
  await settled();
  flow.cancel();
  await approved;
});

test('does not ask while the page is hidden, and asks when it is back', async (t) => {
  const page = Object.assign(new EventTarget(), { hidden: true });
  globalThis.document = page;
  const { flow, asked, goBy } = await waiting(t, { confirm: () => new Response('{"ticket":"t"}') });
  const approved = flow.waitForApproval();
  await goBy(60);
  assert.deepEqual(asked, []);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
  assert.deepEqual(await approved, { ticket: 't' });
});

test('does not ask while there is no network, and asks when it is back', async (t) => {
  const window = new EventTarget();
  const here = { onLine: false };
  const listening = ['addEventListener', 'removeEventListener'].map((name) => [name, window[name].bind(window)]);
  for (const [name, value] of [['navigator', here], ...listening]) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]));
  }
  const { flow, asked, goBy } = await waiting(t, { confirm: () => new Response('{"ticket":"t"}') });
  const approved = flow.waitForApproval();
  await goBy(60);
  assert.deepEqual(asked, []);
  here.onLine = true;
  window.dispatchEvent(new Event('online'));
  await settled();
  assert.deepEqual(await approved, { ticket: 't' });
});

test('a confirm of the page in between is waited for', async (t) => {
  const { flow, goBy } = await waiting(t, { confirm: notYet });
  const approved = flow.waitForApproval().catch((error) => error);
  await goBy(1);
  await assert.rejects(flow.confirm(), { next: 'wait' });
  await goBy(20);
  flow.cancel();
  assert.equal((await approved).kind, 'cancelled');
});

test('is no way around the state: nothing to wait for is refused', async (t) => {
  const { flow } = await waiting(t, { confirm: notYet }, sms);
  await assert.rejects(flow.waitForApproval(), { kind: 'misuse', field: 'authNumber' });
  const fresh = (await client()).flow;
  await assert.rejects(fresh.waitForApproval(), { kind: 'misuse', reason: 'notNow' });
  await assert.rejects(fresh.waitForApproval({ nonce: '' }), { kind: 'misuse', field: 'nonce' });
});

test('ARS: an unanswered call ends the waiting with callAgain', async (t) => {
  const unanswered = () => failure({ code: '4612', next: 'callAgain', retryable: true });
  const { flow, goBy } = await waiting(t, { confirm: unanswered }, ars);
  await flow.call();
  const approved = assert.rejects(flow.waitForApproval(), { next: 'callAgain' });
  await goBy(4);
  await approved;
  assert.ok(flow.state.actions.includes('call'));
});

test('a server that asks to be left alone is, and one that never answers is asked less and less', async (t) => {
  const busy = (headers, status = 429) => () => new Response('busy', { status, headers });
  const left = [busy({ 'retry-after': '9' }), busy({}, 503), busy({}), () => new Response('{"ticket":"t"}')];
  const { flow, asked, goBy } = await waiting(t, { confirm: () => left.shift()() });
  const approved = flow.waitForApproval();
  await goBy(40);
  assert.deepEqual(await approved, { ticket: 't' });
  const gaps = asked.slice(1).map((time, index) => time - asked[index]);
  assert.ok(gaps[0] >= 9000 && gaps[0] < 11_000, `${gaps}`);
  assert.ok(gaps[1] >= 1500 && gaps[1] < 4000, `${gaps}`);
  assert.ok(gaps[2] >= 5000 && gaps[2] < 7000, `${gaps}: 429 without a time`);
});

test('the pauses after failures grow, and have an end', async (t) => {
  const offline = () => Promise.reject(new TypeError('fetch failed'));
  const { flow, asked, goBy } = await waiting(t, { confirm: offline });
  const page = new AbortController();
  const given = assert.rejects(flow.waitForApproval({ signal: page.signal }), { kind: 'cancelled' });
  await goBy(150);
  page.abort();
  await goBy(1);
  await given;
  const gaps = asked.slice(1).map((time, index) => time - asked[index]);
  for (let at = 1; at < gaps.length; at += 1) assert.ok(gaps[at] >= gaps[at - 1] - 1000, `${gaps}`);
  assert.ok(gaps.length >= 8 && gaps.at(-1) > 15_000 && Math.max(...gaps) < 30_000, `${gaps}`);
});
