/** The flow, step by step, with the real core and a proxy of canned answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ars, client, failure, json, never, openEnvelope, pass, publicKey, settled, sms } from './support.mjs';

test('SMS: begin, request, a wrong code, resend, confirm', async () => {
  const more = { flow: 'sealed-2b', retryCount: 2 };
  const wrong = () => failure({ code: '2910', next: 'retryCode', retryable: true }, more);
  const { flow, requests, answers } = await client({ answers: { confirm: wrong } });
  assert.deepEqual(flow.state, { name: 'idle', actions: ['begin', 'cancel'] });
  assert.equal((await flow.begin({ nonce: 'n-1' })).name, 'ready');
  const state = await flow.request(sms);
  assert.equal(state, flow.state);
  assert.equal(state.name, 'awaitingCode');
  assert.deepEqual(state.actions, ['confirm', 'resend', 'cancel']);
  await assert.rejects(flow.confirm('000000'), { kind: 'rejected', code: '2910', next: 'retryCode' });
  assert.equal(flow.state.attemptsLeft, 2);
  assert.equal(flow.state.error.code, '2910');
  assert.equal((await flow.resend()).resendsLeft, 2);
  delete answers.confirm;
  assert.deepEqual(await flow.confirm('123 456'), { ticket: 'the-ticket', claims: { isAdult: true } });
  assert.deepEqual(flow.state, { name: 'verified', actions: [] });

  assert.deepEqual(requests.map((r) => r.step), ['token', 'request', 'confirm', 'resend', 'confirm']);
  assert.deepEqual(
    requests.map((r) => r.init.headers['bonin-flow']),
    [undefined, 'sealed-1', 'sealed-2', 'sealed-2b', 'sealed-3'],
  );
  assert.deepEqual(requests[0].body, { nonce: 'n-1' });
  assert.equal((await openEnvelope(requests[1].body.encryptMOKAuthInfo)).userPhone, '01012345678');
  assert.deepEqual(await openEnvelope(requests[4].body.encryptMOKVerifyInfo), { authNumber: '123456' });
  for (const { init } of requests) assert.doesNotMatch(JSON.stringify(init), /홍길동|1234-?5678|19900101/);
});

test('how the proxy is asked', async () => {
  const { flow, requests } = await client({ proxyUrl: new URL('https://api.example.com/bonin/'), lang: 'en' });
  await flow.begin();
  await flow.request(pass);
  assert.equal(requests[0].url, 'https://api.example.com/bonin/mobileok/token');
  assert.equal(requests[1].url, 'https://api.example.com/bonin/mobileok/request');
  const { method, headers, cache, credentials, redirect, referrerPolicy, signal } = requests[1].init;
  assert.deepEqual(headers, { 'content-type': 'application/json', 'accept-language': 'en', 'bonin-flow': 'sealed-1' });
  const careful = ['POST', 'no-store', 'omit', 'manual', 'no-referrer'];
  assert.deepEqual([method, cache, credentials, redirect, referrerPolicy], careful);
  assert.ok(signal instanceof AbortSignal);
});

test('the global fetch serves where none is given, as it is at the time', async (t) => {
  const { flow } = await client({ fetch: undefined });
  t.mock.method(globalThis, 'fetch', async () => json({ flow: 'f', publicKey }));
  assert.equal((await flow.begin()).name, 'ready');
});

test('PASS: not yet, then the ticket; ARS: call, then the ticket', async () => {
  const notYet = () => failure({ code: '6702', next: 'wait', retryable: true });
  const { flow, answers } = await client({ answers: { confirm: notYet } });
  await flow.begin();
  assert.equal((await flow.request(pass)).name, 'awaitingApp');
  await assert.rejects(flow.confirm(), { next: 'wait', code: '6702' });
  assert.equal(flow.state.name, 'awaitingApp');
  delete answers.confirm;
  assert.equal((await flow.confirm()).ticket, 'the-ticket');

  const other = (await client()).flow;
  await other.begin();
  assert.equal((await other.request(ars)).name, 'awaitingCall');
  assert.equal(other.state.arsNumber, '77');
  assert.equal((await other.call()).name, 'calling');
  assert.equal((await other.confirm()).ticket, 'the-ticket');
});

test('one step at a time: a second call is refused and disturbs nothing', async () => {
  const { flow, requests } = await client();
  const [first, second] = await Promise.allSettled([flow.begin(), flow.begin()]);
  assert.equal(first.value.name, 'ready');
  assert.deepEqual([second.reason.kind, second.reason.reason], ['misuse', 'busy']);
  const [asked, again] = await Promise.allSettled([flow.request(sms), flow.request(sms)]);
  assert.equal(asked.value.name, 'awaitingCode');
  assert.equal(again.reason.reason, 'busy');
  assert.deepEqual(requests.map((r) => r.step), ['token', 'request']);
});

test('what does not fit the state, or no state at all, is refused and sends nothing', async () => {
  const { flow, requests } = await client();
  for (const call of [() => flow.request(sms), () => flow.resend(), () => flow.call(), () => flow.confirm('123456')]) {
    await assert.rejects(call(), { kind: 'misuse', reason: 'notNow' });
  }
  await assert.rejects(flow.begin({ nonce: 5 }), { kind: 'misuse', field: 'nonce' });
  await assert.rejects(flow.begin({ nonse: 'x' }), { kind: 'misuse', field: 'nonse', reason: 'unknownField' });
  await assert.rejects(flow.begin(new Event('click')), { kind: 'misuse', field: 'options' });
  await assert.rejects(flow.begin({ signal: true }), { kind: 'misuse', field: 'signal' });
  assert.equal(requests.length, 0);
  await flow.begin();
  await assert.rejects(flow.request({ ...sms, userPhone: 10n }), { kind: 'misuse', field: 'userPhone' });
  await assert.rejects(flow.request(), { kind: 'misuse', field: 'authInfo' });
  await assert.rejects(flow.request({ ...sms, userBirthday: '19900230' }), { kind: 'misuse', field: 'userBirthday' });
  assert.equal((await flow.request(sms)).name, 'awaitingCode');
  await assert.rejects(flow.confirm(123456), { kind: 'misuse', field: 'authNumber' });
  await assert.rejects(flow.confirm({ signal: undefined }), { kind: 'misuse', field: 'authNumber' });
});

test('listeners: each change once, a new frozen object, until they leave, whatever they throw', async (t) => {
  const complaints = t.mock.method(console, 'error', () => {});
  const { flow } = await client();
  const seen = [];
  flow.subscribe(() => {
    throw new Error('a listener of the page');
  });
  const leave = flow.subscribe((state) => {
    assert.equal(state, flow.state);
    seen.push(state);
  });
  await flow.begin();
  await flow.request(sms);
  assert.deepEqual(seen.map((s) => [s.name, s.pending]), [
    ['idle', 'token'],
    ['ready', undefined],
    ['ready', 'request'],
    ['awaitingCode', undefined],
  ]);
  assert.equal(new Set(seen).size, 4);
  assert.ok(seen.every((s) => Object.isFrozen(s) && Object.isFrozen(s.actions)));
  assert.equal(complaints.mock.callCount(), 4);
  leave();
  leave();
  await flow.resend();
  assert.equal(seen.length, 4);
});

test('a listener may call back at once', async () => {
  const { flow } = await client();
  const names = [];
  flow.subscribe((state) => {
    if (state.pending === 'token') flow.cancel();
  });
  flow.subscribe((state) => names.push(state.name));
  await assert.rejects(flow.begin(), { kind: 'cancelled' });
  assert.equal(flow.state.name, 'cancelled');
  assert.ok(names.every((name) => name === 'cancelled'));
});

test('methods need no this', async () => {
  const { begin, request, subscribe, snapshot } = (await client()).flow;
  subscribe(() => {});
  assert.equal((await begin()).name, 'ready');
  assert.equal((await request(sms)).name, 'awaitingCode');
  assert.equal(typeof snapshot(), 'string');
});

test('time takes effect by itself', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_800_000_000_000 });
  const { flow } = await client();
  await flow.begin();
  await flow.request(sms);
  assert.equal(flow.state.codeExpiresAt, 1_800_000_180_000);
  t.mock.timers.tick(180_000);
  assert.ok(!flow.state.actions.includes('confirm'));
  await assert.rejects(flow.confirm('123456'), { kind: 'expired', reason: 'codeExpired' });
  t.mock.timers.tick(240_000);
  assert.equal(flow.state.name, 'expired');
  await assert.rejects(flow.resend(), { kind: 'misuse', reason: 'notNow' });
});

test('a clock far away does not make timers spin', async (t) => {
  const ticks = t.mock.method(globalThis, 'setTimeout');
  const { flow } = await client({ now: () => 0 });
  await flow.begin();
  assert.ok(ticks.mock.calls.every(({ arguments: [, delay] }) => delay > 1000 && delay < 2 ** 31));
});

test('snapshot and resume: the same state, no personal data, a step that was on its way is lost', async () => {
  const { client: made, flow, answers } = await client();
  assert.equal(made.resume(flow.snapshot()).state.name, 'idle');
  await flow.begin({ nonce: 'n' });
  await flow.request(sms);
  const snapshot = flow.snapshot();
  assert.doesNotMatch(snapshot, /홍길동|12345678|19900101/);
  const resumed = made.resume(snapshot);
  assert.deepEqual(resumed.state, flow.state);
  answers.confirm = never;
  flow.confirm('123456').catch(() => {});
  assert.equal(flow.state.pending, 'confirm');
  delete answers.confirm;
  const again = made.resume(flow.snapshot());
  assert.equal(again.state.pending, undefined);
  assert.equal((await again.confirm('123456')).ticket, 'the-ticket');
  flow.cancel();
  await settled();
});

test('what is no snapshot is refused at once', async () => {
  const { client: made, flow } = await client();
  await flow.begin();
  const torn = JSON.parse(flow.snapshot());
  const others = [{ ...torn, provider: 'constructor' }, { ...torn, state: { v: 99 } }, { ...torn, view: null }, []];
  for (const text of [undefined, '', '{', 'null', ...others.map((value) => JSON.stringify(value))]) {
    assert.throws(() => made.resume(text), { kind: 'misuse', field: 'snapshot', reason: 'badSnapshot' });
  }
});

test('messages are sentences in the language asked for, thrown or shown, ours or the proxy\'s', async () => {
  const sentences = { ko: '지금은 할 수 없는 단계입니다.', en: 'This step is not possible now.' };
  const keys = { ko: 'RSA 공개키는 2048비트 이상 4096비트 이하여야 합니다.', en: 'The RSA key must have 2048 to 4096 bits.' };
  for (const lang of ['ko', 'en']) {
    const bare = () => failure({ message: '', reason: 'keySize' });
    const { flow, answers } = await client({ lang, answers: { token: bare } });
    await assert.rejects(flow.resend(), { message: sentences[lang] });
    await assert.rejects(flow.begin(), { message: keys[lang] });
    assert.equal(flow.state.error.message, keys[lang]);
    answers.token = () => failure({ message: 'said by the proxy' });
    await assert.rejects((await client({ lang, answers })).flow.begin(), { message: 'said by the proxy' });
  }
});
