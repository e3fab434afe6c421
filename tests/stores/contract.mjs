// What every store has to do, as cases that run in any runtime. Lifetimes here are shorter than the proxy's.

/**
 * @typedef {Required<import('bonin/proxy').Store>} Store
 * @typedef {{ equal: (seen: unknown, expected: unknown, what?: string) => void, key: () => string }} Tools `key`: one
 *   that nobody used before
 */

const pause = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));
const none = (value) => value ?? undefined;

/** Texts as the proxy stores them, and texts that a client or server could take for something else. */
const TEXTS = [
  'used', '1764341758', 'eyJhbGciOiJkaXIifQ..iv.text.tag', '', '0', 'true', 'null', '"quoted"', '{"a":1}', '1e3',
  '9007199254740993', ' spaces ', '홍길동 🙂', "'; DROP TABLE bonin_store; --", 'OK', '=', 'x'.repeat(60_000),
];

/** @type {Record<string, (store: Store, tools: Tools) => Promise<void>>} */
export const CASES = {
  async 'a key is absent once'(store, { equal, key }) {
    const name = key();
    equal(none(await store.get(name)), undefined);
    equal(await store.putIfAbsent(name, 'first', 60), true);
    equal(await store.putIfAbsent(name, 'second', 60), false);
    equal(await store.get(name), 'first');
  },
  async 'of many that ask at once, one is told yes'(store, { equal, key }) {
    const name = key();
    const asked = await Promise.all(Array.from({ length: 64 }, (_, at) => store.putIfAbsent(name, String(at), 60)));
    equal(asked.filter((isFirst) => isFirst).length, 1);
    equal(asked.every((isFirst) => typeof isFirst === 'boolean'), true);
    equal(await store.get(name), String(asked.indexOf(true)));
  },
  async 'of many that take at once, one gets the value'(store, { equal, key }) {
    const name = key();
    await store.put(name, 'value', 60);
    const taken = await Promise.all(Array.from({ length: 64 }, () => store.take(name)));
    equal(taken.filter((value) => none(value) !== undefined), ['value']);
    equal(none(await store.get(name)), undefined);
  },
  async 'what was taken is absent again'(store, { equal, key }) {
    const name = key();
    await store.putIfAbsent(name, 'first', 60);
    equal(await store.take(name), 'first');
    equal(none(await store.take(name)), undefined);
    equal(await store.putIfAbsent(name, 'second', 60), true);
  },
  async 'put replaces value and lifetime'(store, { equal, key }) {
    const name = key();
    await store.putIfAbsent(name, 'first', 1);
    await store.put(name, 'second', 60);
    await pause(1_200);
    equal(await store.get(name), 'second');
    equal(await store.putIfAbsent(name, 'third', 60), false);
    await store.put(name, 'fourth', 1);
    await pause(1_200);
    equal(none(await store.get(name)), undefined);
  },
  async 'what is over is gone, for every reader'(store, { equal, key }) {
    const names = [key(), key(), key()];
    for (const name of names) await store.put(name, 'old', 1);
    await pause(1_200);
    equal(none(await store.get(names[0])), undefined);
    equal(none(await store.take(names[1])), undefined);
    equal(await store.putIfAbsent(names[2], 'new', 60), true);
    equal(await store.get(names[2]), 'new');
  },
  async 'of many that find an old value, one is told yes'(store, { equal, key }) {
    const name = key();
    await store.put(name, 'old', 1);
    await pause(1_200);
    const asked = await Promise.all(Array.from({ length: 16 }, () => store.putIfAbsent(name, 'new', 60)));
    equal(asked.filter((isFirst) => isFirst).length, 1);
  },
  async 'every text comes back as it was'(store, { equal, key }) {
    for (const text of TEXTS) {
      const name = key();
      await store.put(name, text, 60);
      equal(await store.get(name), text);
      equal(await store.take(name), text);
      equal(await store.putIfAbsent(name, text, 60), true);
      equal(await store.get(name), text);
    }
  },
  async 'keys are apart, whatever is in them'(store, { equal, key }) {
    const name = key();
    const names = [name, `${name}:`, `${name}:1`, name.toUpperCase(), `${name}/?#%2F`, `${name}${'x'.repeat(200)}`];
    for (const one of names) equal(await store.putIfAbsent(one, one, 60), true);
    for (const one of names) equal(await store.get(one), one);
  },
};

let count = 0;

/**
 * @param {Store} store
 * @returns {Promise<Record<string, string>>} the cases that failed, and why
 */
export async function faultsOf(store) {
  const faults = {};
  const run = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  const tools = { equal, key: () => `mobileok:flow:${run}:${count++}` };
  const runs = Object.entries(CASES).map(async ([name, work]) => {
    await work(store, tools).catch((error) => void (faults[name] = `${error.message} ${error.cause ?? ''}`));
  });
  await Promise.all(runs);
  return faults;
}

function equal(seen, expected, what = '') {
  const [one, other] = [seen, expected].map((value) => JSON.stringify(value) ?? 'undefined');
  if (one !== other) throw new Error(`${what} ${one.slice(0, 80)} is not ${other.slice(0, 80)}`);
}
