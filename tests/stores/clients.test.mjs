// What the stores make of clients that are none, that are of another kind, or that fail.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createDenoKvStore } from 'bonin/store/deno-kv';
import { BoninStore, createDurableObjectStore } from 'bonin/store/durable-object';
import { createPostgresStore, postgresSchema } from 'bonin/store/postgres';
import { createRedisStore } from 'bonin/store/redis';
import { inProcess, newEmulator, PHONE_ONLY } from '../docs/party.mjs';

const nothing = async () => null;
const redis = { get: nothing, set: nothing, getDel: nothing };

/** What makes a store, the field that is at fault, and why. */
const REFUSED = [
  [() => createRedisStore(), 'client', 'missing'],
  [() => createRedisStore({}), 'client.get', 'notFunction'],
  [() => createRedisStore({ get: nothing, set: nothing }), 'client.getDel', 'notFunction'],
  [() => createRedisStore({ ...redis, getDel: undefined }, { client: 'redis' }), 'client.getDel', 'notFunction'],
  [() => createRedisStore(redis, { client: 'toString' }), 'client', 'notListed'],
  [() => createRedisStore(redis, { prefix: 1 }), 'prefix', 'notText'],
  [() => createRedisStore(redis, { ttl: 1 }), 'ttl', 'unknownField'],
  [() => createPostgresStore(null), 'client', 'missing'],
  [() => createPostgresStore({}), 'client.query', 'notFunction'],
  [() => createPostgresStore({ query: nothing }, { table: 'a; DROP TABLE b' }), 'table', 'badSetting'],
  [() => postgresSchema('Marks'), 'table', 'badSetting'],
  [() => postgresSchema(7), 'table', 'notText'],
  [() => createDenoKvStore(undefined), 'kv', 'missing'],
  [() => createDenoKvStore({ get: nothing }), 'kv.atomic', 'notFunction'],
  [() => createDenoKvStore({ get: nothing, atomic: nothing }, { now: 0 }), 'now', 'notFunction'],
  [() => createDurableObjectStore(undefined), 'namespace', 'missing'],
  [() => createDurableObjectStore({ get: nothing, put: nothing }), 'namespace.idFromName', 'notFunction'],
];

test('what cannot be a client or an option is named, without its value', () => {
  for (const [make, field, reason] of REFUSED) {
    assert.throws(make, (error) => {
      assert.deepEqual([error.kind, error.field, error.reason], ['config', field, reason], String(make));
      assert.doesNotMatch(error.message, /DROP|Marks/);
      return true;
    });
  }
});

/** A server that keeps values, and a client of it that drops every option of SET. */
function clientWithoutOptions() {
  const values = new Map();
  return {
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => values.set(key, value) && 'OK',
    getDel: async (key) => values.get(key) ?? null,
  };
}

test('Redis: a client that does not send NX is found out before the first mark', async () => {
  const client = clientWithoutOptions();
  const store = createRedisStore(client);
  await assert.rejects(store.putIfAbsent('key', 'used', 60), /does not send the NX/);
  await assert.rejects(store.putIfAbsent('key', 'used', 60), /does not send the NX/);
  assert.equal(await client.get('bonin:key'), null);
});

test('Redis: an answer that is neither yes nor no is no mark', async () => {
  for (const answer of ['QUEUED', 1, true, Buffer.from('OK')]) {
    const store = createRedisStore({ get: nothing, getDel: nothing, set: async () => answer });
    await assert.rejects(store.putIfAbsent('key', 'used', 60), TypeError);
    await assert.rejects(store.put('key', 'used', 60), TypeError);
  }
  const store = createRedisStore({ get: async () => 'of somebody else', getDel: nothing, set: nothing });
  await assert.rejects(store.get('key'), TypeError);
  await assert.rejects(store.put('key', 'used', 60), TypeError);
});

test('Redis: each kind of client gets the options of SET in its own way', async () => {
  const asked = [];
  const set = async (key, value, ...options) => void asked.push(options);
  const lower = { get: nothing, set, getdel: nothing };
  const clients = [{ ...redis, set }, { ...lower, call: nothing }, { ...lower, send: nothing }, lower];
  const expected = [[{ EX: 60, NX: true }], ['EX', 60, 'NX'], ['EX', 60, 'NX'], [{ ex: 60, nx: true }]];
  for (const [index, client] of clients.entries()) {
    asked.length = 0;
    await createRedisStore(client).putIfAbsent('key', 'used', 60);
    // Twice for the proof, and once for the mark.
    assert.deepEqual(asked, Array(3).fill(expected[index]));
  }
});

test('Durable Objects: an object that fails, and a call that is none', async () => {
  const fetch = async () => new Response(null, { status: 503 });
  const store = createDurableObjectStore({ idFromName: (name) => name, get: () => ({ fetch }) });
  await assert.rejects(store.get('key'), /503/);
  const object = new BoninStore({ storage: {} });
  const call = new Request('https://store.invalid/', { method: 'POST', body: '{"name":"deleteAll"}' });
  assert.equal((await object.fetch(call)).status, 400);
});

test('Deno KV: who always loses against others stops in the end', async () => {
  const step = { check: () => step, set: () => step, delete: () => step, commit: async () => ({ ok: false }) };
  const entry = { key: [], value: null, versionstamp: null };
  const store = createDenoKvStore({ get: async () => entry, atomic: () => step });
  await assert.rejects(store.putIfAbsent('key', 'used', 60), /come between/);
});

test('Deno KV: a file that another process has locked is tried again, any other failure is not', async () => {
  let tries = 0;
  const commit = async () => {
    tries += 1;
    if (tries < 4) throw new TypeError('database is locked');
    if (tries > 4) throw new TypeError('Value too large (max 65536 bytes)');
    return { ok: true };
  };
  const step = { check: () => step, set: () => step, delete: () => step, commit };
  const store = createDenoKvStore({ get: async () => ({ key: [], value: null }), atomic: () => step });
  assert.equal(await store.putIfAbsent('key', 'used', 60), true);
  await assert.rejects(store.put('key', 'used', 60), /too large/);
  assert.equal(tries, 5);
});

test('PostgreSQL: a sweep that fails fails no write', async () => {
  let swept = 0;
  const query = async (text) => {
    if (!text.startsWith('DELETE')) return { rows: [{ key: 'key' }] };
    swept += 1;
    throw new Error('canceling statement due to lock timeout');
  };
  const store = createPostgresStore({ query });
  for (let count = 0; count < 2_000; count += 1) assert.equal(await store.putIfAbsent('key', 'used', 60), true);
  assert.ok(swept > 0 && swept < 200, `swept ${swept} times`);
});

test('the proxy tells what a client threw, and fails the request alone', async () => {
  const events = [];
  const failure = new Error('connect ECONNREFUSED');
  const refuses = () => Promise.reject(failure);
  const store = createRedisStore({ get: refuses, set: refuses, getDel: refuses });
  const { flow } = await inProcess(await newEmulator(), { store, onEvent: (event) => void events.push(event) });
  await flow.begin();
  await assert.rejects(flow.request(PHONE_ONLY), { kind: 'config', reason: 'storeFailed' });
  const [event] = events.filter(({ reason }) => reason === 'storeFailed');
  assert.equal(event.field, 'store.putIfAbsent');
  assert.equal(event.cause, failure);
});
