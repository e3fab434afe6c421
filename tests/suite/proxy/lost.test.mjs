/** Calls that cannot be made twice: made once, and their outcome had again by whoever lost the answer. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { redeemTicket } from 'bonin/proxy';
import { SECRET } from './fixture.mjs';
import { openStore, PHONE, wholeWorld } from './whole-world.mjs';

const count = (sent, end) => sent.filter((path) => path.endsWith(end)).length;

test('the same confirm again gives the same outcome, ticket included, for two minutes', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  const body = w.code(asked);
  const first = await w.call('mobileok/confirm', body, asked.flow);
  assert.equal(first.status, 200);
  w.emulator.control.advance(90_000);
  assert.deepEqual(await w.call('mobileok/confirm', body, asked.flow), first);
  assert.deepEqual(await w.call('mobileok/confirm', body, asked.flow), first);
  assert.equal(count(w.sent, '/confirm/request'), 1);
  assert.equal((await redeemTicket(first.ticket, { secret: SECRET, now: w.emulator.now })).name, '홍길동');
  w.emulator.control.advance(60_000);
  const late = await w.call('mobileok/confirm', body, asked.flow);
  assert.deepEqual(
    [late.status, late.error.reason, late.error.next, late.error.retryable, late.ticket],
    [422, 'stepMade', 'restart', false, undefined],
  );
  assert.equal(count(w.sent, '/confirm/request'), 1);
});

test('nobody gets the outcome with another body, by another flow, or from the store', async () => {
  const store = openStore();
  const w = await wholeWorld({ store });
  const asked = await w.requested();
  const first = await w.call('mobileok/confirm', w.code(asked), asked.flow);
  assert.ok(first.ticket);
  const other = await w.call('mobileok/confirm', w.code(asked, '000000'), asked.flow);
  assert.deepEqual([other.error.reason, other.ticket], ['stepMade', undefined]);
  const foreign = await w.requested();
  assert.equal((await w.call('mobileok/confirm', w.code(foreign, '000000'), foreign.flow)).ticket, undefined);
  const kept = [...store.values].filter(([key]) => key.startsWith('kept:'));
  assert.ok(kept.length > 0);
  for (const [, { value }] of kept) assert.ok(!value.includes(first.ticket.split('.')[4]));
});

test('a wrong code whose answer was lost is told as wrong, and the flow goes on', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  await w.call('mobileok/confirm', w.code(asked, '000000'), asked.flow);
  const told = await w.call('mobileok/confirm', w.code(asked), asked.flow);
  assert.deepEqual([told.error.code, told.error.next], ['2910', 'retryCode']);
  assert.ok((await w.call('mobileok/confirm', w.code(asked), told.flow)).ticket);
});

test('a confirm after a resend whose answer was lost gets the newest flow, and then the ticket', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  await w.call('mobileok/resend', {}, asked.flow);
  const told = await w.call('mobileok/confirm', w.code(asked), asked.flow);
  assert.deepEqual([told.error.kind, told.error.reason, told.error.retryable], ['network', 'answerLost', true]);
  assert.ok((await w.call('mobileok/confirm', w.code(asked), told.flow)).ticket);
});

test('many at once are one, and all of them hear of it', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  const body = w.code(asked);
  const all = await Promise.all(Array.from({ length: 20 }, () => w.call('mobileok/confirm', body, asked.flow)));
  assert.equal(count(w.sent, '/confirm/request'), 1);
  assert.equal(new Set(all.map(({ ticket }) => ticket)).size, 1);
});

test('many guesses at once are one', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  const guesses = Array.from({ length: 20 }, (_, guess) => w.code(asked, String(100_000 + guess)));
  await Promise.all(guesses.map((body) => w.call('mobileok/confirm', body, asked.flow)));
  assert.equal(count(w.sent, '/confirm/request'), 1);
});

test('another instance waits for the first one', async () => {
  const store = openStore();
  const first = await wholeWorld({ store });
  const second = await wholeWorld({ store, emulator: first.emulator });
  const asked = await first.requested();
  const body = first.code(asked);
  first.upstream.fetch = async (url, options) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return first.emulator.fetch(url, options);
  };
  const [one, two] = await Promise.all([first, second].map((w) => w.call('mobileok/confirm', body, asked.flow)));
  assert.ok(one.ticket);
  assert.equal(one.ticket, two.ticket);
  assert.equal(count([...first.sent, ...second.sent], '/confirm/request'), 1);
});

test('a browser that goes away cuts nothing that is used up, and finds the outcome when it comes back', async () => {
  const w = await wholeWorld();
  const asked = await w.requested();
  const body = w.code(asked);
  const gone = new AbortController();
  w.upstream.fetch = async (url, options) => {
    const answer = await w.emulator.fetch(url, options);
    gone.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return answer;
  };
  const first = w.call('mobileok/confirm', body, asked.flow, { signal: gone.signal }).catch(() => undefined);
  assert.ok((await w.call('mobileok/confirm', body, asked.flow)).ticket);
  await first;
  assert.equal(count(w.sent, '/confirm/request'), 1);
});

test('PASS: a look that found the user done, and whose answer was lost', async () => {
  const w = await wholeWorld();
  const pass = { reqAuthType: 'PASS', userBirthday: null, userGender: null, userNation: null };
  const asked = await w.requested(pass);
  const early = await w.call('mobileok/confirm', {}, asked.flow);
  assert.equal(early.error.next, 'wait');
  w.emulator.phone(PHONE).approve();
  const first = await w.call('mobileok/confirm', {}, early.flow);
  assert.ok(first.ticket);
  assert.deepEqual(await w.call('mobileok/confirm', {}, early.flow), first);
});

test('PASS: the same after trouble at the provider, which leaves the flow as it is', async () => {
  const w = await wholeWorld();
  const pass = { reqAuthType: 'PASS', userBirthday: null, userGender: null, userNation: null };
  const asked = await w.requested(pass);
  w.emulator.phone(PHONE).approve();
  const first = await w.call('mobileok/confirm', {}, asked.flow);
  assert.ok(first.ticket);
  w.upstream.fetch = async () => Response.json({ resultCode: '9999', resultMsg: 'trouble' });
  assert.deepEqual(await w.call('mobileok/confirm', {}, asked.flow), first);
});

test('Toss cert: the same confirm again', async () => {
  const w = await wholeWorld();
  const client = await import('bonin');
  const flow = client
    .createClient({
      proxyUrl: 'http://p/bonin',
      now: w.emulator.now,
      lang: 'en',
      fetch: (url, options) => w.proxy.fetch(new Request(url, options)),
    })
    .tossCert();
  await flow.begin();
  await flow.request({ userName: '홍길동', userPhone: PHONE, userBirthday: '19900101' });
  const sealed = JSON.parse(flow.snapshot()).state.flow;
  w.emulator.phone(PHONE).approve();
  const first = await w.call('tossCert/confirm', {}, sealed);
  assert.ok(first.ticket);
  assert.deepEqual(await w.call('tossCert/confirm', {}, sealed), first);
  assert.equal(count(w.sent, '/result'), 1);
});

test('Pass-Ni: the same code again, by the same browser alone', async () => {
  const w = await wholeWorld();
  const first = await w.entered();
  assert.ok(first.ticket);
  const { body, ...answer } = first;
  assert.deepEqual(await w.call('passni/enter', body), answer);
  const other = await w.call('passni/enter', body, undefined, { ip: '198.51.100.1' });
  assert.deepEqual([other.ticket, other.flow, other.error.next], [undefined, undefined, 'restart']);
  const nonce = await w.call('passni/enter', { ...body, nonce: 'another' });
  assert.equal(nonce.ticket, undefined);
});

test('a hook that fails is told to whoever asks again, and does not let them wait', async () => {
  const w = await wholeWorld({
    onVerified: () => {
      throw new Error('away');
    },
  });
  const asked = await w.requested();
  const body = w.code(asked);
  const first = await w.call('mobileok/confirm', body, asked.flow);
  assert.deepEqual([first.error.kind, first.ticket], ['config', undefined]);
  const again = await w.call('mobileok/confirm', body, asked.flow);
  assert.deepEqual(again.error, first.error);
});

test('an outcome that cannot be kept is told once, and then honestly not', async () => {
  const store = openStore();
  store.put = async () => {
    throw new Error('away');
  };
  const w = await wholeWorld({ store });
  const asked = await w.requested();
  const body = w.code(asked);
  assert.ok((await w.call('mobileok/confirm', body, asked.flow)).ticket);
  const again = await w.call('mobileok/confirm', body, asked.flow);
  assert.deepEqual([again.error.reason, again.error.next, again.error.retryable], ['stepMade', 'restart', false]);
});
