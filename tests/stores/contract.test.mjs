// Every store against one contract, each with the real thing behind it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { createMemoryStore } from 'bonin/proxy';
import { CASES, faultsOf } from './contract.mjs';
import { runDeno } from './deno.mjs';
import { makeTable, openStore } from './open.mjs';
import { startPostgres, startRedis } from './servers.mjs';
import { startUpstash } from './upstash.mjs';
import { startWorkerd } from './workerd.mjs';

let redis;
let upstash;
let postgres;
before(async () => {
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  upstash = await startUpstash(redis.port);
  await makeTable(postgres);
});
after(() => Promise.all([upstash?.close(), redis?.stop(), postgres?.stop()]));

const places = {
  redis: () => redis,
  ioredis: () => redis,
  upstash: () => upstash,
  pg: () => postgres,
  postgres: () => postgres,
};

for (const [kind, place] of Object.entries(places)) {
  test(`the contract: ${kind}`, async () => {
    const { store, close } = await openStore(kind, place());
    assert.deepEqual(await faultsOf(store), {});
    await close();
  });
}

test('the contract: this process’s memory', async () => {
  assert.deepEqual(await faultsOf(createMemoryStore()), {});
});

test('the contract: Durable Objects, in workerd', async () => {
  const workerd = await startWorkerd();
  try {
    const answer = await fetch(new URL('contract', workerd.url));
    assert.deepEqual(await answer.json(), { cases: Object.keys(CASES).length, faults: {} });
  } finally {
    await workerd.stop();
  }
});

test('the contract: Deno KV, in Deno', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  try {
    const said = await runDeno('contract-deno.mjs', { path: join(folder, 'kv') });
    assert.deepEqual(said, { cases: Object.keys(CASES).length, faults: {} });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
