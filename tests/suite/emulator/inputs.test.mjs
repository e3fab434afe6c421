// Values that are no data, or of a wrong type: the emulator refuses them by a typed error, and goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmulator, isBoninError } from 'bonin/emulator';
import { newEmulator } from './party.mjs';

const circle = {};
circle.self = circle;
const deep = Array.from({ length: 10_000 }).reduce((inner) => [inner], 1);
const strange = [Symbol('x'), () => 1, NaN, Infinity, circle, deep, new Date(NaN), new Map(), [undefined]];

const isMisuse = (error) => isBoninError(error) && error.kind === 'misuse';

test('what is no data is refused, and nothing is broken by it', async () => {
  const { control, phone, fetch } = await newEmulator();
  for (const value of strange) {
    for (const act of [
      () => control.fault({ kind: value }),
      () => control.fault({ kind: 'delay', delay: value }),
      () => control.fault({ kind: 'code', code: value }),
      () => control.options({ otpCode: value }),
      () => control.options({ provider: value }),
      () => control.advance(value),
      () => control.counts(value),
    ]) {
      assert.throws(act, isMisuse, `${String(act)} ${typeof value}`);
    }
  }
  for (const value of [null, 7, 'x', [], ...strange]) {
    assert.throws(() => control.fault(value), isMisuse);
  }
  assert.throws(() => phone('01012345678').key('1'), isMisuse);
  assert.equal((await fetch('http://emulator.test/control/clock')).status, 200);
});

test('a clock that tells no time stands still', async () => {
  for (const now of [() => NaN, () => -1, () => 1e300, () => undefined]) {
    const { control } = await createEmulator({ now, keys: undefined });
    assert.ok(Number.isSafeInteger(control.log().length));
  }
});
