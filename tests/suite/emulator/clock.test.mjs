// The emulator's clock, and times of Seoul on a host of any zone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createParty, newEmulator, sms, verify } from './party.mjs';

const NOON = Date.parse('2025-06-01T12:00:00.123+09:00');

test('results are dated in Seoul', async () => {
  const emulator = await newEmulator({ now: () => NOON });
  const party = createParty(emulator);
  emulator.control.options({ requestDate: 'alternate' });
  const first = await party.open((await verify(emulator, party)).done);
  assert.equal(first.issueDate, '2025-06-01 12:00:00.123');
  assert.equal(first.reqDate, '250601120000');
  emulator.control.advance(12 * 3_600_000);
  const second = await party.open((await verify(emulator, party)).done);
  assert.equal(second.issueDate, '2025-06-02 00:00:00.123');
  assert.equal(second.reqdate, '250602000000');
});

test('the clock moves forward, and goes back to the one behind it', async () => {
  let now = NOON;
  const { control, now: clock } = await newEmulator({ now: () => now });
  control.advance(60_000);
  assert.equal(clock(), NOON + 60_000);
  now += 0.75;
  assert.equal(clock(), NOON + 60_000);
  control.resetClock();
  assert.equal(clock(), NOON);
  control.advance(5);
  control.reset();
  assert.equal(clock(), NOON);
});

test('codes, sessions and tokens end when their time is over', async () => {
  const emulator = await newEmulator({ now: () => NOON });
  const party = createParty(emulator);
  const after = async (minutes) => {
    const asked = await party.request(await party.token(), sms);
    const code = emulator.phone(sms.userPhone).latestCode();
    emulator.control.advance(minutes * 60_000);
    return (await party.confirm(asked, code)).resultCode;
  };
  const codes = [];
  for (const minutes of [2.99, 3, 7, 10]) codes.push(await after(minutes));
  assert.deepEqual(codes, ['2000', '6024', '4001', '4018']);
});

test('a token is asked for at the time it is', async () => {
  const emulator = await newEmulator({ now: () => NOON });
  const party = createParty({ ...emulator, now: () => NOON - 9 * 3_600_000 });
  assert.equal((await party.token()).resultCode, '4101', 'a host that sends UTC is nine hours late');
});
