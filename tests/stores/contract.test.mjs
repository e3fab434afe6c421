// Every store against one contract, each with the real thing behind it.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before, describe } from 'node:test';
import { createMemoryStore } from 'bonin/proxy';
import { inPackage } from '../../scripts/lib/paths.mjs';
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

/** The oldest version that package.json names as a peer, and a package that is like another. */
const OTHERS = {
  redis: ['redis-oldest'],
  ioredis: ['ioredis-oldest', 'iovalkey'],
  upstash: ['upstash-redis-oldest'],
  pg: ['pg-oldest'],
  postgres: ['postgres-oldest'],
};

async function holds({ store, close }) {
  const faults = await faultsOf(store);
  await close();
  assert.deepEqual(faults, {});
}

// Each waits for entries to be over, so they do it together.
describe('the contract', { concurrency: true }, () => {
  for (const [kind, place] of Object.entries(places)) {
    test(kind, async () => {
      await holds(await openStore(kind, place()));
    });
  }

  for (const [kind, modules] of Object.entries(OTHERS)) {
    for (const module of modules) {
      test(module, async () => {
        await holds(await openStore(kind, { ...places[kind](), module }));
      });
    }
  }

  test('this process’s memory', async () => {
    assert.deepEqual(await faultsOf(createMemoryStore()), {});
  });

  test('Durable Objects, in workerd', async () => {
    const workerd = await startWorkerd();
    try {
      const answer = await fetch(new URL('contract', workerd.url));
      assert.deepEqual(await answer.json(), { cases: Object.keys(CASES).length, faults: {} });
    } finally {
      await workerd.stop();
    }
  });

  test('Deno KV, in Deno', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
    try {
      const said = await runDeno('contract-deno.mjs', { path: join(folder, 'kv') });
      assert.deepEqual(said, { cases: Object.keys(CASES).length, faults: {} });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('the peers in package.json begin with the versions that are tested here', () => {
  const { peerDependencies } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'));
  const { devDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  const oldest = Object.entries(devDependencies).filter(([name]) => name.endsWith('-oldest'));
  for (const [, alias] of oldest) {
    const [, name, version] = alias.match(/^npm:(.+)@(.+)$/);
    const [, least] = peerDependencies[name].match(/^>=([\d.]+)$/);
    assert.equal([...least.split('.'), '0', '0'].slice(0, 3).join('.'), version, name);
  }
  assert.equal(oldest.length, 5);
});
