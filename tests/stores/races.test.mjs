// Four processes that start at one moment, and mark, take and redeem the same: each thing is one process's alone.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { inProcess, newEmulator, PHONE, PHONE_ONLY, SECRET } from '../docs/party.mjs';
import { makeTable } from './open.mjs';
import { race, startRacers } from './racers.mjs';
import { startPostgres, startRedis } from './servers.mjs';
import { startUpstash } from './upstash.mjs';
import { startWorkerd } from './workerd.mjs';

const KEYS = 60;
const TICKETS = 10;

/** Opening a ticket takes much longer than marking it. */
const TICKET_MS = 30;

let places;
let folder;
const servers = [];
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  const [redis, postgres, workerd] = await Promise.all([startRedis(), startPostgres(), startWorkerd()]);
  const upstash = await startUpstash(redis.port);
  servers.push(redis, postgres, workerd, { stop: upstash.close });
  await makeTable(postgres);
  const kv = { path: join(folder, 'kv') };
  places = { redis, ioredis: redis, upstash, pg: postgres, postgres, durableObject: workerd, denoKv: kv };
});
after(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const keysOf = (count) => Array.from({ length: count }, () => `mobileok:race:${randomUUID()}`);

/** How many each of the racers won; it has to be one of them for each key. */
function winsOf(outcomes, keys) {
  const winners = keys.map((_, index) => outcomes.filter((won) => won[index]).length);
  assert.deepEqual(winners.filter((count) => count !== 1), []);
  return outcomes.map((won) => won.filter((isMine) => isMine).length);
}

/** In ms from one key to the next: over HTTP each takes longer, and what queues up is no race. */
const KINDS = { redis: 4, ioredis: 4, upstash: 15, pg: 6, postgres: 6, durableObject: 15, denoKv: 8 };

for (const [kind, slotMs] of Object.entries(KINDS)) {
  test(`four processes at one moment: ${kind}`, async (t) => {
    const racers = await startRacers(kind, places[kind]);
    try {
      let isRace = false;
      for (let tries = 0; tries < 5 && !isRace; tries += 1) {
        const keys = keysOf(KEYS);
        const marked = winsOf(await race(racers, { action: 'mark', keys, slotMs }), keys);
        // Each of them is there now, so each can be taken once.
        const taken = winsOf(await race(racers, { action: 'take', keys, slotMs }), keys);
        t.diagnostic(`${kind}, won by each process: ${marked.join(' + ')} marks, ${taken.join(' + ')} takings`);
        isRace = marked.filter((count) => count > 0).length > 1;
      }
      assert.ok(isRace, 'one process was always ahead of the others');
      const tickets = await newTickets();
      const redeem = { action: 'redeem', keys: tickets, slotMs: TICKET_MS, secret: SECRET };
      const redeemed = winsOf(await race(racers, redeem), tickets);
      t.diagnostic(`${kind}, redeemed by each process: ${redeemed.join(' + ')} tickets`);
    } finally {
      await Promise.all(racers.map((racer) => racer.end()));
    }
  });
}

async function newTickets() {
  const emulator = await newEmulator();
  const { clientOf, proxy } = await inProcess(emulator);
  const tickets = [];
  for (let count = 0; count < TICKETS; count += 1) {
    const flow = clientOf(proxy).mobileok();
    await flow.begin();
    await flow.request(PHONE_ONLY);
    tickets.push((await flow.confirm(emulator.phone(PHONE).latestCode())).ticket);
  }
  return tickets;
}
