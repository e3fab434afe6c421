// Opens a store by the name of its client, in Node and in Deno: tests and the processes that they start use the same.
import { createDenoKvStore } from 'bonin/store/deno-kv';
import { createPostgresStore, postgresSchema } from 'bonin/store/postgres';
import { createRedisStore } from 'bonin/store/redis';

/** @typedef {{ store: Required<import('bonin/proxy').Store>, close: () => unknown }} Opened */

/** Clients that say at once that the server is gone: a request of a person waits for the answer. */
const WAYS = {
  async redis({ port, module = 'redis' }) {
    const { createClient } = await import(module);
    const client = createClient({ url: `redis://127.0.0.1:${port}`, disableOfflineQueue: true });
    client.on('error', () => {});
    await client.connect();
    return { store: createRedisStore(client), close: () => client.disconnect() };
  },
  async ioredis({ port, module = 'ioredis' }) {
    const { default: Redis } = await import(module);
    const once = { enableOfflineQueue: false, maxRetriesPerRequest: 0, autoResendUnfulfilledCommands: false };
    const client = new Redis({ port, host: '127.0.0.1', ...once });
    client.on('error', () => {});
    await new Promise((resolve) => void client.once('ready', resolve));
    return { store: createRedisStore(client), close: () => client.disconnect() };
  },
  async upstash({ url, token, module = '@upstash/redis' }) {
    const { Redis } = await import(module);
    const client = new Redis({ url, token, enableTelemetry: false, retry: false });
    return { store: createRedisStore(client), close: () => {} };
  },
  async pg({ url, module = 'pg' }) {
    const { default: pg } = await import(module);
    const pool = new pg.Pool({ connectionString: url });
    pool.on('error', () => {});
    return { store: createPostgresStore(pool), close: () => pool.end() };
  },
  async postgres({ url, module = 'postgres' }) {
    const { default: postgres } = await import(module);
    const sql = postgres(url, { onnotice: () => {} });
    return { store: createPostgresStore(sql), close: () => sql.end() };
  },
  async denoKv({ path }) {
    const kv = await Deno.openKv(path);
    return { store: createDenoKvStore(kv), close: () => kv.close() };
  },
  // The Worker with the Durable Objects is reached over HTTP, as several processes of one service would reach it.
  async durableObject({ url }) {
    const { request } = await import('node:http');
    // Each on a connection of its own: one that is kept may be closed by the Worker's server just as it is used again.
    const post = (body) =>
      new Promise((resolve, reject) => {
        request(url, { method: 'POST', agent: false }, resolve).on('error', reject).end(body);
      });
    const ask = async (name, ...values) => {
      const response = await post(JSON.stringify({ name, values }));
      let text = '';
      for await (const part of response.setEncoding('utf8')) text += part;
      if (response.statusCode !== 200) throw new Error(`the Worker answered ${response.statusCode}`);
      return JSON.parse(text).result;
    };
    const one = (name) => [name, (...values) => ask(name, ...values)];
    return { store: Object.fromEntries(['get', 'put', 'take', 'putIfAbsent'].map(one)), close: () => {} };
  },
};

/**
 * @param {keyof typeof WAYS} kind
 * @param {{ module?: string }} place where its server is; `module`: another package of the same client
 * @returns {Promise<Opened>}
 */
export const openStore = (kind, place) => WAYS[kind](place);

/** Makes the table of the stores in PostgreSQL. @param {{ url: string }} place */
export async function makeTable({ url }) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(postgresSchema());
  await client.end();
}
