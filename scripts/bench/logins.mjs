/** What the proxy and a backend ask of a store for one login, as it was asked. */
import { redeemTicket } from 'bonin/proxy';
import { SECRET } from '../../tests/suite/proxy/fixture.mjs';
import { openStore, wholeWorld } from '../../tests/suite/proxy/whole-world.mjs';

/** A call of a store: its name, and what it is given.
 * @typedef {[string, ...(string | number)[]]} Call
 */

/** The login that most people make, and the one whose marks last longest. @returns {Promise<Record<string, Call[]>>} */
export async function recordedLogins() {
  return { 'SMS (mobileOK)': await recorded(smsLogin), 'Pass-Ni': await recorded(({ entered }) => entered()) };
}

async function smsLogin({ requested, call, code }) {
  const asked = await requested();
  return call('mobileok/confirm', code(asked), asked.flow);
}

async function recorded(login) {
  const calls = [];
  const store = openStore();
  const recording = (name) => [
    name,
    (...values) => {
      calls.push([name, ...values]);
      return store[name](...values);
    },
  ];
  const recorder = Object.fromEntries(['get', 'put', 'take', 'putIfAbsent'].map(recording));
  const world = await wholeWorld({ store: recorder });
  const { ticket } = await login(world);
  await redeemTicket(ticket, { secret: SECRET, store: recorder, now: world.emulator.now });
  return calls;
}

/** @param {Call[]} calls @returns {Call[]} */
export const writes = (calls) => calls.filter(([name]) => name.startsWith('put'));

/** @param {Call[]} calls @returns {number} how many keys they write */
export const keysOf = (calls) => new Set(writes(calls).map(([, key]) => key)).size;

/** @param {Call[]} calls @returns {number[]} all, `putIfAbsent`, `put`, reads, keys */
export function countsOf(calls) {
  const count = (...names) => calls.filter(([one]) => names.includes(one)).length;
  return [calls.length, count('putIfAbsent'), count('put'), count('get', 'take'), keysOf(calls)];
}
