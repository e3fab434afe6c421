// The store of the package's README, over a client that keeps what it is given; tests/stores has the real ones.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createClient } from 'bonin';
import { countsOf, recordedLogins } from '../../scripts/bench/logins.mjs';
import { GUIDE, read, rows, STORES } from './documents.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';
import { newEmulator, PHONE, PHONE_ONLY, SECRET } from './party.mjs';

let project;
before(() => {
  project = newProject();
});
after(() => project?.remove());

/** As much of a client of the npm package `redis` as a store calls; a key's time is the server's to keep. */
function createRedis() {
  const values = new Map();
  const times = [];
  return {
    values,
    times,
    get: async (key) => values.get(key) ?? null,
    async set(key, value, { EX, NX }) {
      times.push(EX);
      if (NX && values.has(key)) return null;
      values.set(key, value);
      return 'OK';
    },
    async getDel(key) {
      const value = values.get(key) ?? null;
      values.delete(key);
      return value;
    },
  };
}

for (const document of GUIDE) {
  test(`${document}: proxy and backend share a store, and a ticket is redeemed once`, async () => {
    const { withStore } = await importAnew(writeExample(project.folder, document, 'store'));
    const redis = createRedis();
    const emulator = await newEmulator();
    const { now, fetch, mobileok } = emulator;
    const { baseUrl, siteUrl, keyFile, password } = mobileok;
    const providers = { mobileok: { baseUrl, siteUrl, keyFile, password } };
    const { proxy, redeem } = withStore(redis, { secret: SECRET, origins: [], providers, now, fetch });
    const toProxy = (url, init) => proxy.fetch(new Request(url, init));
    const flow = createClient({ proxyUrl: 'http://proxy.test/bonin', now, fetch: toProxy }).mobileok();
    await flow.begin({ nonce: 'of the session' });
    await flow.request(PHONE_ONLY);
    const { ticket } = await flow.confirm(emulator.phone(PHONE).latestCode());
    const twice = [1, 2].map(() => redeem(ticket, 'of the session'));
    const said = (await Promise.allSettled(twice)).map(({ value, reason }) => value?.assurance ?? reason.reason);
    // Which of them is the first is the machine's to say.
    assert.deepEqual(said.sort(), ['possession', 'resultUsed']);
    const kinds = new Set([...redis.values.keys()].map((key) => key.split(':').slice(0, 2).join(':')));
    assert.deepEqual([...kinds].sort(), ['bonin:kept', 'bonin:mobileok', 'bonin:probe', 'bonin:ticket']);
    assert.ok(redis.times.every((time) => Number.isInteger(time) && time >= 60), 'no store refuses a minute');
  });
}

test('the guide says how often a login asks the store', async () => {
  for (const [name, calls] of Object.entries(await recordedLogins())) {
    const row = [name, ...countsOf(calls)].map(String);
    for (const document of STORES) {
      assert.ok(rows(read(document)).some((cells) => cells.join() === row.join()), `${document}: ${row.join(' | ')}`);
    }
  }
});
