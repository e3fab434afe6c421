/** What the proxy counts and marks for itself, whatever a provider would say; and who can leave a mark at all. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createMemoryStore } from 'bonin/proxy';
import { openStore, wholeWorld } from './whole-world.mjs';

/** A provider that takes every token again and again, and calls every code wrong. */
function lax(w) {
  const asked = { confirm: 0, resend: 0, request: 0 };
  const answers = {
    '/confirm/request': () => ({ resultCode: '2910', resultMsg: 'wrong', encryptMOKToken: `c${++asked.confirm}`, retryCount: '2' }),
    '/auth/resend': () => ({ resultCode: '2000', resultMsg: 'ok', encryptMOKToken: `r${++asked.resend}` }),
    '/auth/request': () => ({ resultCode: '2000', resultMsg: 'ok', encryptMOKToken: `q${++asked.request}` }),
  };
  w.upstream.fetch = (url, options) => {
    const [, answer] = Object.entries(answers).find(([end]) => url.endsWith(end)) ?? [];
    return answer ? Response.json(answer()) : w.emulator.fetch(url, options);
  };
  return asked;
}

test('one flow, fifty guesses: one reaches the provider', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  const seen = lax(w);
  for (let guess = 0; guess < 50; guess += 1) await w.call('mobileok/confirm', w.code(asked, '000000'), asked.flow);
  for (let turn = 0; turn < 50; turn += 1) await w.call('mobileok/resend', {}, asked.flow);
  assert.deepEqual([seen.confirm, seen.resend], [1, 0]);
  for (let turn = 0; turn < 50; turn += 1) await w.call('mobileok/request', asked.body, asked.before);
  assert.equal(seen.request, 0);
});

test('the newest flow each time: three guesses, three messages', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  const seen = lax(w);
  let { flow } = asked;
  for (let turn = 0; turn < 10; turn += 1) {
    ({ flow = flow } = await w.call('mobileok/confirm', w.code(asked, '000000'), flow));
    ({ flow = flow } = await w.call('mobileok/resend', {}, flow));
  }
  assert.deepEqual([seen.confirm, seen.resend], [3, 3]);
  const over = await w.call('mobileok/confirm', w.code(asked, '000000'), flow);
  assert.deepEqual([over.error.reason, over.error.next, over.error.retryable], ['noAttempts', 'restart', false]);
});

test('the mark is there before the provider is asked, and without it nothing is sent', async () => {
  const store = openStore();
  const w = await wholeWorld({ store });
  const asked = await w.requested();
  const before = w.sent.length;
  let failing = true;
  const { putIfAbsent } = store;
  store.putIfAbsent = (...mark) => (failing ? Promise.reject(new Error('away')) : putIfAbsent(...mark));
  const body = w.code(asked);
  const refused = await w.call('mobileok/confirm', body, asked.flow);
  assert.deepEqual([refused.status, refused.error.reason, w.sent.length], [500, 'storeFailed', before]);
  failing = false;
  assert.ok((await w.call('mobileok/confirm', body, asked.flow)).ticket, 'nothing was used up');
});

test('strangers leave no mark that lasts', async () => {
  const store = openStore();
  const w = await wholeWorld({ store });
  for (let turn = 0; turn < 5; turn += 1) {
    await w.token();
    await w.call('tossCert/begin');
    await w.call('ompass/begin', { method: 'u2f', userId: `nobody${turn}` });
    await w.call('passni/enter', { ssoCode: String(turn).repeat(32) });
    await w.call('passni/login');
    await w.call('nets/begin');
  }
  assert.deepEqual([...store.values.keys()], []);
  const envelope = w.code({ publicKey: (await w.token()).publicKey }, '123456').encryptMOKVerifyInfo;
  for (let turn = 0; turn < 5; turn += 1) {
    const { flow } = await w.token();
    const junk = await w.call('mobileok/request', { encryptMOKAuthInfo: envelope }, flow);
    assert.ok(junk.error);
  }
  for (const [key, { ttl }] of store.values) assert.ok(ttl <= 120, `${key} lasts ${ttl} s`);
});

test('a provider that is full of marks stops no other, and not the tickets', async () => {
  const events = [];
  const w = await wholeWorld({ memoryCapacity: 10, onEvent: (event) => void events.push(event) });
  let full;
  for (let turn = 0; turn < 20 && !full; turn += 1) full = (await w.entered()).error?.reason === 'storeFailed';
  assert.ok(full, 'Pass-Ni is full');
  const asked = await w.requested();
  assert.ok((await w.call('mobileok/confirm', w.code(asked), asked.flow)).ticket, 'mobileOK goes on');
  const told = events.filter(({ reason }) => reason === 'storeNearlyFull');
  assert.deepEqual(
    told.map(({ provider, outcome }) => [provider, outcome]),
    [['passni', 'config']],
  );
});

test('a mark lives a minute at least, as every store takes it', async () => {
  const store = openStore();
  const w = await wholeWorld({ store, ticketTtlSeconds: 1 });
  const asked = await w.requested();
  assert.ok((await w.call('mobileok/confirm', w.code(asked), asked.flow)).ticket);
  await w.entered();
  assert.ok(store.values.size > 3);
  for (const [key, { ttl }] of store.values) assert.ok(Number.isInteger(ttl) && ttl >= 60, `${key}: ${ttl}`);
});

test('a store without putIfAbsent is a fault of the configuration', async () => {
  const { putIfAbsent, ...store } = openStore();
  assert.ok(putIfAbsent);
  await assert.rejects(wholeWorld({ store }), { kind: 'config', reason: 'notStore', field: 'store' });
  for (const capacity of [0, -1, 1.5, NaN, '10']) {
    assert.throws(() => createMemoryStore({ capacity }), { kind: 'config', field: 'capacity' });
  }
});
