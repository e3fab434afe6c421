/**
 * Question: what does a login cost in each store? `node scripts/bench/stores.mjs`, once `npm run test:stores` has set
 * the servers up, records what the proxy and the backend ask of a store, asks the same of real ones for many logins,
 * and prints two Markdown tables.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTable } from '../../tests/stores/open.mjs';
import { startRacers } from '../../tests/stores/racers.mjs';
import { startPostgres, startRedis } from '../../tests/stores/servers.mjs';
import { startWorkerd } from '../../tests/stores/workerd.mjs';
import { inRoot } from '../lib/paths.mjs';
import { script } from '../lib/run.mjs';
import { countsOf, keysOf, recordedLogins, writes } from './logins.mjs';
import { median, spread } from './rounds.mjs';

/** Logins that each store is asked for, and logins of the day that the second table is about. */
const LOGINS = 300;
const LOGINS_OF_OBJECTS = 30;
const A_DAY = 10_000;
const DAY_SECONDS = 24 * 60 * 60;

/** Characters at the end of a key that are another key's in another login. */
const ID_LENGTH = 16;

const require = createRequire(inRoot('tests', 'stores', 'package.json'));

/** @typedef {import('./logins.mjs').Call} Call */

/** The calls of many logins: the same, each with ids of its own. */
function many(calls, count) {
  return Array.from({ length: count }, () => {
    const newId = () => randomBytes(ID_LENGTH / 2).toString('hex');
    const anew = new Map(calls.map(([, key]) => [key, key.slice(0, -ID_LENGTH) + newId()]));
    return calls.map(([name, key, ...rest]) => [name, anew.get(key), ...rest]);
  }).flat();
}

const isOutcome = ([, key]) => key.startsWith('kept:');

/**
 * Asks a store for many logins, and then for marks and outcomes alone, with looks at what it holds and has logged.
 * @param {string} kind
 * @param {object} place
 * @param {Call[]} calls
 * @param {{ held: () => Promise<number>, logged?: () => Promise<number>, logins?: number }} looks in bytes
 * @returns {Promise<{ times: number[], mark: number, outcome: number, logged: number }>} ms of each call; bytes of a
 *   mark, of an outcome, and logged for a login
 */
async function measure(kind, place, calls, { held, logged = async () => 0, logins = LOGINS }) {
  const [racer] = await startRacers(kind, place, 1);
  const replay = async (some) => {
    racer.said.length = 0;
    racer.order({ order: 'replay', calls: some });
    return (await racer.told('times')).times;
  };
  const bytesOf = async (call) => {
    const before = await held();
    await replay(many([call], logins));
    return ((await held()) - before) / logins;
  };
  const before = await logged();
  const times = await replay(many(calls, logins));
  const perLogin = ((await logged()) - before) / logins;
  const mark = await bytesOf(calls.find(([name, key]) => name === 'putIfAbsent' && /:flow:/.test(key)));
  const outcome = await bytesOf(writes(calls).findLast(isOutcome));
  await racer.end();
  return { times, mark, outcome, logged: perLogin };
}

/** Ends what a measurement started, however it ends. */
async function withServer(starting, work) {
  const server = await starting;
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

const measureRedis = (calls) =>
  withServer(startRedis({ keeps: 'everySecond' }), async (server) => {
    const { createClient } = require('redis');
    const client = createClient({ url: `redis://127.0.0.1:${server.port}` });
    await client.connect();
    const info = async (name) => Number((await client.info()).match(new RegExp(`^${name}:(\\d+)`, 'm'))[1]);
    const looks = { held: () => info('used_memory'), logged: () => info('aof_current_size') };
    const cost = await measure('redis', server, calls, looks).finally(() => client.destroy());
    return { ...cost, more: `${kilobytes(cost.logged)} of append-only file` };
  });

const measurePostgres = (calls) =>
  withServer(startPostgres(), async (server) => {
    await makeTable(server);
    const pg = require('pg');
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const number = async (text) => Number((await client.query(text)).rows[0].n);
    const looks = {
      held: () => number("SELECT pg_total_relation_size('bonin_store') AS n"),
      logged: () => number("SELECT pg_current_wal_insert_lsn() - '0/0' AS n"),
    };
    const cost = await measure('pg', server, calls, looks).finally(() => client.end());
    return { ...cost, more: `${kilobytes(cost.logged)} of write-ahead log` };
  });

const measureObjects = (calls) =>
  withServer(startWorkerd({ entry: inRoot('scripts', 'bench', 'servers', 'objects.mjs') }), async (worker) => {
    const held = async () => (await (await fetch(`${worker.url}size`)).json()).bytes;
    const cost = await measure('durableObject', worker, calls, { held, logins: LOGINS_OF_OBJECTS });
    return { ...cost, more: `${calls.length} requests, ${keysOf(calls)} alarms` };
  });

async function measureDenoKv(calls) {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  try {
    const cost = await measure('denoKv', { path: join(folder, 'kv') }, calls, { held: async () => sizeOf(folder) });
    return { ...cost, more: `${calls.length} operations` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes that a folder takes on disk. */
const sizeOf = (folder) => Number(execFileSync('du', ['-s', '-B1', folder], { encoding: 'utf8' }).split('\t')[0]);

function costRow(name, { times, mark, outcome, more }, logins) {
  const [from, to] = spread(times);
  const time = `${median(times).toFixed(2)} ms (${from.toFixed(2)} to ${to.toFixed(2)})`;
  const held = logins.map((calls) => kilobytes(heldAtATime(calls, { mark, outcome })));
  return [name, time, kilobytes(mark), kilobytes(outcome), ...held, more];
}

/** What a day's logins, spread evenly, hold at any moment: each entry for its lifetime. */
function heldAtATime(calls, { mark, outcome }) {
  // Of several writes to a key, the last one says how long it stays.
  const last = new Map(writes(calls).map((call) => [call[1], call]));
  const seconds = (call) => call.at(-1) * (isOutcome(call) ? outcome : mark);
  return ([...last.values()].reduce((sum, call) => sum + seconds(call), 0) * A_DAY) / DAY_SECONDS;
}

function kilobytes(bytes) {
  const kib = bytes / 1024;
  return kib < 1024 ? `${kib.toFixed(1)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|---|${'--:|'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}

await script(async () => {
  const logins = await recordedLogins();
  const [sms] = Object.values(logins);
  const costs = {
    Redis: await measureRedis(sms),
    PostgreSQL: await measurePostgres(sms),
    'Durable Objects': await measureObjects(sms),
    'Deno KV': await measureDenoKv(sms),
  };
  const asked = ['a login of', 'calls', '`putIfAbsent`', '`put`', 'reads', 'keys'];
  console.log(`\n${table(asked, Object.entries(logins).map(([name, calls]) => [name, ...countsOf(calls)]))}`);
  const days = Object.keys(logins).map((name) => `held, ${name}`);
  const head = ['store', 'a call', 'a mark', 'an outcome', ...days, 'and a login'];
  const rows = Object.entries(costs).map(([name, cost]) => costRow(name, cost, Object.values(logins)));
  console.log(`\n${table(head, rows)}\n`);
});
