// The stores of the package's README: each decides once, whoever asks, however many at a time.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Miniflare } from 'miniflare';
import { redeemTicket } from 'bonin/proxy';
import { examples, GUIDE } from './documents.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';
import { inProcess, newEmulator, PHONE, PHONE_ONLY, SECRET } from './party.mjs';

const [README] = GUIDE;

let project;
before(() => {
  project = newProject();
});
after(() => project?.remove());

/** As much of Redis as a store needs; a key's time is the server's to keep. */
function createRedis() {
  const values = new Map();
  const times = [];
  const commands = {
    SET(key, value, ...options) {
      times.push(options[options.indexOf('EX') + 1]);
      if (options.includes('NX') && values.has(key)) return null;
      values.set(key, value);
      return 'OK';
    },
    GET: (key) => values.get(key) ?? null,
    GETDEL(key) {
      const value = values.get(key) ?? null;
      values.delete(key);
      return value;
    },
  };
  const sendCommand = async ([name, ...words]) => {
    assert.ok(words.every((word) => typeof word === 'string'), 'Redis takes texts');
    return commands[name](...words);
  };
  return { values, times, sendCommand };
}

async function newStore() {
  const { redisStore } = await importAnew(writeExample(project.folder, README, 'redis'));
  const redis = createRedis();
  return { redis, store: redisStore(redis) };
}

test('Redis: one of many that ask at once', async () => {
  const { store } = await newStore();
  const asked = await Promise.all(Array.from({ length: 5 }, () => store.putIfAbsent('key', 'used', 60)));
  assert.deepEqual(asked, [true, false, false, false, false]);
  await store.put('key', 'other', 60);
  assert.equal(await store.get('key'), 'other');
  assert.equal(await store.take('key'), 'other');
  assert.equal(await store.take('key'), null);
});

test('Redis: proxy and backend can share a store', async () => {
  const { redis, store } = await newStore();
  const emulator = await newEmulator();
  const { flow } = await inProcess(emulator, { store });
  await flow.begin();
  await flow.request(PHONE_ONLY);
  const { ticket } = await flow.confirm(emulator.phone(PHONE).latestCode());
  const twice = [1, 2].map(() => redeemTicket(ticket, { secret: SECRET, store }));
  const outcomes = await Promise.allSettled(twice);
  const said = outcomes.map(({ value, reason }) => value?.assurance ?? reason.reason);
  // Which of them is the first is the machine's to say.
  assert.deepEqual(said.sort(), ['possession', 'resultUsed']);
  const kinds = new Set([...redis.values.keys()].map((key) => key.split(':')[0]));
  assert.deepEqual([...kinds].sort(), ['kept', 'mobileok', 'ticket']);
  assert.ok(redis.times.every((time) => Number(time) >= 60), 'no store refuses a minute');
  assert.ok(redis.times.every((time) => /^[1-9]\d*$/.test(time)));
});

const HARNESS = `
export default {
  async fetch(request, { MARKS }) {
    const store = durableStore(MARKS);
    const asked = await Promise.all(Array.from({ length: 5 }, () => store.putIfAbsent('key', 'used', 60)));
    await store.put('key', 'other', 60);
    const taken = [await store.take('key'), (await store.take('key')) === undefined];
    const apart = await store.putIfAbsent('another key', 'used', 60);
    await store.put('old', 'x', -1);
    return Response.json({ asked, taken, apart, old: await store.putIfAbsent('old', 'y', 60) });
  },
};`;

test('a Durable Object: one of many that ask at once, in workerd', async () => {
  const worker = new Miniflare({
    modules: true,
    script: examples(README).get('durable') + HARNESS,
    compatibilityDate: '2026-06-01',
    durableObjects: { MARKS: 'Mark' },
  });
  try {
    const { asked, ...rest } = await (await worker.dispatchFetch('https://worker.example/')).json();
    assert.deepEqual(asked.sort(), [false, false, false, false, true]);
    assert.deepEqual(rest, { taken: ['other', true], apart: true, old: true });
  } finally {
    await worker.dispose();
  }
});
