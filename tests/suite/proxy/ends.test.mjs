/** How long things last: flows that are renewed, flows whose user logged off, and everything while a clock jumps. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { createMemoryStore, redeemTicket } from 'bonin/proxy';
import { newEmulator } from '../emulator/party.mjs';
import { SECRET } from './fixture.mjs';
import { openStore, PHONE, wholeWorld } from './whole-world.mjs';

// Those that move its clock have one of their own.
const emulator = await newEmulator();

const HOUR = 3600_000;
const DAY = 24 * HOUR;

test('after a log-off no copy of the flow gives anything', async () => {
  for (const store of [undefined, openStore(), (({ get, ...rest }) => (get ? rest : rest))(openStore())]) {
    const w = await wholeWorld({ emulator, store });
    const login = await w.entered();
    const newer = (await w.call('passni/agents', {}, login.flow)).flow;
    assert.ok(newer);
    assert.equal((await w.call('passni/logout', {}, newer)).status, 200);
    const before = w.sent.length;
    for (const flow of [login.flow, newer]) {
      for (const [step, body] of [['agents'], ['check'], ['move', { agentId: 'site-b' }]]) {
        const { status, error, ...rest } = await w.call(`passni/${step}`, body, flow);
        assert.deepEqual([status, error.reason, Object.keys(rest)], [410, 'flowExpired', []], step);
      }
    }
    assert.equal(w.sent.length, before, 'the bridge is not asked');
    const other = await w.entered();
    assert.equal((await w.call('passni/agents', {}, other.flow)).status, 200, 'another login stands');
  }
});

test('a log-off whose answer was lost is told again', async () => {
  const w = await wholeWorld({ emulator });
  const { flow } = await w.entered();
  const first = await w.call('passni/logout', {}, flow);
  assert.deepEqual(await w.call('passni/logout', {}, flow), first);
});

test('a flow of an SSO system ends after twelve hours, however often it is renewed', async () => {
  const w = await wholeWorld({ emulator });
  let { flow } = await w.entered();
  for (let hour = 1; hour < 12; hour += 1) {
    w.clock.offset = hour * HOUR;
    const answer = await w.call('passni/agents', {}, flow);
    assert.equal(answer.status, 200, `after ${hour} h`);
    flow = answer.flow;
  }
  w.clock.offset = 12 * HOUR;
  assert.deepEqual((await w.call('passni/agents', {}, flow)).error.reason, 'flowExpired');
});

test('the end is a setting', async () => {
  const w = await wholeWorld({ emulator, flowEndsSeconds: { passni: 7200 } });
  const { flow } = await w.entered();
  w.clock.offset = HOUR;
  const newer = (await w.call('passni/agents', {}, flow)).flow;
  w.clock.offset = 2 * HOUR - 1000;
  assert.equal((await w.call('passni/agents', {}, newer)).status, 200);
  w.clock.offset = 2 * HOUR;
  assert.equal((await w.call('passni/agents', {}, newer)).status, 410);
  for (const bad of [7200, { passni: 0 }, { passni: '7200' }, { passni: 8 * 86_400 }]) {
    await assert.rejects(wholeWorld({ emulator: w.emulator, flowEndsSeconds: bad }), { kind: 'config' });
  }
});

test('a flow of a verification ends after a quarter of an hour', async () => {
  const w = await wholeWorld({ emulator });
  const asked = await w.requested();
  w.clock.offset = 10 * 60_000;
  const newer = (await w.call('mobileok/resend', {}, asked.flow)).flow ?? asked.flow;
  w.clock.offset = 15 * 60_000;
  assert.equal((await w.call('mobileok/confirm', w.code(asked), newer)).error.reason, 'flowExpired');
});

// Jumps of the clock between the making of a thing and its use, and back: nothing lasts longer for it.
const JUMPS = { 'a day ahead, then set right': [DAY, 0], 'right, then set back a day': [0, -DAY] };

for (const [jump, [first, second]] of Object.entries(JUMPS)) {
  test(`${jump}: flows and tickets are refused`, async () => {
    const w = await wholeWorld({ emulator });
    w.clock.offset = first;
    const { flow } = await w.call('tossCert/begin');
    const { ticket } = await w.entered();
    assert.ok(flow && ticket);
    w.clock.offset = second;
    const refused = await w.call('tossCert/confirm', {}, flow);
    assert.deepEqual([refused.status, refused.error.reason], [410, 'flowExpired']);
    const now = () => w.emulator.now() + w.clock.offset;
    await assert.rejects(redeemTicket(ticket, { secret: SECRET, now }), { reason: 'ticketInFuture' });
  });

  test(`${jump}: an access token that Toss refuses is replaced`, async () => {
    const { createClient } = await import('bonin');
    const w = await wholeWorld();
    const now = () => w.emulator.now() + w.clock.offset;
    w.emulator.control.options({ provider: 'tossCert', expiresIn: 3600, tokenLives: 30 });
    const push = async () => {
      const fetch = (url, options) => w.proxy.fetch(new Request(url, options));
      const flow = createClient({ proxyUrl: 'http://p/bonin', now, fetch }).tossCert();
      await flow.begin();
      await flow.request({ userName: '홍길동', userPhone: PHONE, userBirthday: '19900101' });
    };
    w.clock.offset = first;
    await push();
    w.clock.offset = second;
    await push();
    w.emulator.control.advance(31_000);
    await push();
  });
}

test('clocks that differ by some seconds are no trouble', async () => {
  const w = await wholeWorld({ emulator });
  const asked = await w.requested();
  w.clock.offset = -30_000;
  const { ticket } = await w.call('mobileok/confirm', w.code(asked), asked.flow);
  const now = () => w.emulator.now() - 59_000;
  const options = { secret: SECRET, now, store: createMemoryStore({ now }) };
  assert.equal((await redeemTicket(ticket, options)).name, '홍길동');
});

test('a mark outlives jumps of the clock', async () => {
  for (const jumps of [[0, DAY, 0], [DAY, 0], [0, -DAY, 0]]) {
    let offset = 0;
    const store = createMemoryStore({ now: () => Date.now() + offset });
    const seen = [];
    for (const jump of jumps) {
      offset = jump;
      seen.push(await store.putIfAbsent(`mobileok:${jump}`, 'used', 600));
      await store.putIfAbsent('mobileok:other', 'used', 600);
    }
    assert.equal(seen[0], true);
    offset = jumps[0];
    assert.equal(await store.putIfAbsent(`mobileok:${jumps[0]}`, 'used', 600), false, String(jumps));
  }
});

test('a ticket that was used stays used while the clock jumps', async () => {
  const w = await wholeWorld({ emulator });
  const asked = await w.requested();
  const { ticket } = await w.call('mobileok/confirm', w.code(asked), asked.flow);
  let offset = 0;
  const now = () => w.emulator.now() + offset;
  const store = createMemoryStore({ now });
  await redeemTicket(ticket, { secret: SECRET, store, now });
  for (const jump of [DAY, 0, 30_000, -30_000, -DAY, 0]) {
    offset = jump;
    await store.putIfAbsent('ticket:another', 'used', 60);
    await assert.rejects(redeemTicket(ticket, { secret: SECRET, store, now }), { name: 'BoninError' }, `at ${jump}`);
  }
});
