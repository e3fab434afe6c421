// Processes and servers that are killed while four processes mark: what was promised holds, or the test says what is
// lost.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { makeTable, openStore } from './open.mjs';
import { firstsOf, markWhile, startRacers } from './racers.mjs';
import { startPostgres, startRedis } from './servers.mjs';
import { startWorkerd } from './workerd.mjs';

const pause = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));

/** Waits until `check` is true; the test's own time ends it. */
async function eventually(check) {
  while (!check()) await pause(20);
}

/** Marks that each process has told of before something breaks. */
const SOME = 20;

/** A database of Deno KV that lies in a file: it has no server of its own. */
async function newFile() {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  return { path: join(folder, 'kv'), stop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function newPostgres() {
  const server = await startPostgres();
  await makeTable(server);
  return server;
}

/** What is there again after its server was killed; a file of Deno KV has none. */
const DURABLE = {
  'Redis with appendfsync always': { kind: 'redis', start: () => startRedis({ keeps: 'always' }) },
  PostgreSQL: { kind: 'pg', start: newPostgres },
  'Durable Objects': { kind: 'durableObject', start: () => startWorkerd() },
  'Deno KV': { kind: 'denoKv', start: newFile, isFile: true },
};

for (const [name, { kind, start, isFile }] of Object.entries(DURABLE)) {
  test(`kill -9 in the middle of marking forgets no mark: ${name}`, async (t) => {
    const server = await start();
    try {
      await t.test('of one of four processes', () => killProcess(kind, server, t));
      if (!isFile) {
        await t.test('of the server', async () => {
          const { told, again, lost, errors } = await killServer(kind, server);
          t.diagnostic(`server killed: ${told.length} marks before, ${lost.length} lost; ${errors} requests failed`);
          assert.deepEqual([again, lost], [[], []]);
        });
      }
    } finally {
      await server.stop();
    }
  });
}

test('kill -9 of the server in the middle: Redis with appendfsync everysec loses two seconds at worst', async (t) => {
  const server = await startRedis({ keeps: 'everySecond' });
  try {
    const { store, close } = await openStore('redis', server);
    const old = Array.from({ length: SOME }, (_, index) => `mobileok:old:${index}`);
    for (const key of old) assert.equal(await store.putIfAbsent(key, 'used', 600), true);
    await close();
    // Redis puts off writing for two seconds at most, while the disk is slow.
    await pause(2_100);
    const { told, lost } = await killServer('redis', server);
    t.diagnostic(`everysec: ${told.length} marks before, ${lost.length} lost`);
    assert.deepEqual(await givenAgain('redis', server, old), []);
  } finally {
    await server.stop();
  }
});

test('kill -9 of the server in the middle: Redis that keeps nothing gives every mark again', async () => {
  const server = await startRedis({ keeps: 'nothing' });
  try {
    const { told, again, lost } = await killServer('redis', server);
    assert.deepEqual(told.filter((key) => !again.includes(key) && !lost.includes(key)), []);
  } finally {
    await server.stop();
  }
});

async function killProcess(kind, place, t) {
  const racers = await startRacers(kind, place);
  const [killed, ...others] = racers;
  try {
    const lines = await markWhile(racers, 'mobileok:process', async () => {
      await eventually(() => racers.every(({ said }) => said.length > SOME));
      await killed.kill();
      const before = others.map(({ said }) => said.length);
      await eventually(() => others.every(({ said }, index) => said.length > before[index] + SOME));
    });
    const firsts = firstsOf(lines);
    assert.deepEqual(twiceOf(firsts), []);
    // Keys of which nobody was told to be first: marked by the one that was killed, before it could tell.
    const refused = new Set(lines.map(({ key }) => key)).size - firsts.length;
    assert.ok(refused <= 8, `${refused} were marked for nobody, and no more than 8 were under way`);
    t.diagnostic(`process killed: ${firsts.length} marks, none given twice, ${refused} marked for nobody`);
  } finally {
    await Promise.all(others.map((racer) => racer.end()));
  }
}

/**
 * A server that is killed while four processes mark, and started again.
 * @returns {Promise<{ told: string[], again: string[], lost: string[], errors: number }>} the keys that somebody was
 *   told to be first for before it was killed; those that two were told to be first for; and those that the store,
 *   asked afterwards, gives again
 */
async function killServer(kind, server) {
  const racers = await startRacers(kind, server);
  try {
    let before;
    const lines = await markWhile(racers, 'mobileok:server', async () => {
      await eventually(() => racers.every(({ said }) => said.length > SOME));
      await server.kill();
      before = racers.map(({ said }) => said.length);
      const since = ({ said }, index) => said.slice(before[index]);
      const failed = (lines) => lines.findIndex(({ error }) => error);
      await eventually(() => racers.map(since).every((lines) => failed(lines) >= 0));
      await server.start();
      const isBack = (lines) => lines.slice(failed(lines)).some(({ isFirst }) => isFirst !== undefined);
      await eventually(() => racers.map(since).every(isBack));
    });
    const errors = lines.filter(({ error }) => error).length;
    const told = firstsOf(racers.flatMap(({ said }, index) => said.slice(0, before[index])));
    assert.ok(told.length > 0);
    return { told, again: twiceOf(firstsOf(lines)), lost: await givenAgain(kind, server, told), errors };
  } finally {
    await Promise.all(racers.map((racer) => racer.end()));
  }
}

/** Those that are there more than once. */
function twiceOf(keys) {
  const seen = new Set();
  return keys.filter((key) => seen.has(key) || !seen.add(key));
}

/** Those of the keys that the store gives once more. */
async function givenAgain(kind, place, keys) {
  const { store, close } = await openStore(kind, place);
  const again = await Promise.all(keys.map(async (key) => (await store.putIfAbsent(key, 'used', 600)) && key));
  await close();
  return again.filter((key) => key);
}
