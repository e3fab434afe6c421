// The stores take the clients of Node as they are; what must not compile is marked.
import { Redis as Upstash } from '@upstash/redis';
import type { Store } from 'bonin/proxy';
import { createDenoKvStore } from 'bonin/store/deno-kv';
import { createPostgresStore, postgresSchema } from 'bonin/store/postgres';
import { createRedisStore } from 'bonin/store/redis';
import { Cluster, Redis } from 'ioredis';
import pg from 'pg';
import postgres from 'postgres';
import { createClient, createClientPool, createCluster, createSentinel } from 'redis';

export const redis: Required<Store>[] = [
  createRedisStore(createClient()),
  createRedisStore(createClientPool()),
  createRedisStore(createCluster({ rootNodes: [] })),
  createRedisStore(createSentinel({ name: 'main', sentinelRootNodes: [] })),
  createRedisStore(new Redis()),
  createRedisStore(new Cluster([])),
  createRedisStore(new Upstash({ url: 'https://redis.test', token: 'token' }), { prefix: 'shop:', client: 'upstash' }),
];

export const tables = [
  createPostgresStore(new pg.Pool()),
  createPostgresStore(new pg.Client()),
  createPostgresStore(postgres('postgres://db.test/shop'), { table: 'login.marks', prefix: '' }),
];
export const swept: Promise<number>[] = tables.map((store) => store.sweep());
export const ddl: string = postgresSchema('login.marks');

// @ts-expect-error: no client
createRedisStore({});
// @ts-expect-error: no kind of client
createRedisStore(createClient(), { client: 'memcached' });
// @ts-expect-error: no such option
createPostgresStore(new pg.Pool(), { schema: 'login' });
// @ts-expect-error: a client of something else
createPostgresStore(createClient());
// @ts-expect-error: no database of Deno's
createDenoKvStore(new Map());
