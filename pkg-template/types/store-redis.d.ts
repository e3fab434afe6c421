/** A store in Redis 6.2 or newer, or in a server that speaks as it does, such as Valkey. */
import type { Store } from './proxy.js';

/**
 * A client that is connected, of one of these kinds. It is told by its functions:
 * - `redis`: of the npm package `redis`, 4 or newer, also a pool, a cluster or a sentinel;
 * - `ioredis`: of `ioredis`, `iovalkey`, or Bun's own;
 * - `upstash`: of `@upstash/redis`, over HTTP.
 */
export type RedisClientKind = 'redis' | 'ioredis' | 'upstash';

/** As much of a client as the store calls. */
export type RedisClient = {
  get(key: string): PromiseLike<unknown>;
  set(key: string, value: string, ...options: never[]): PromiseLike<unknown>;
} & ({ getDel(key: string): PromiseLike<unknown> } | { getdel(key: string): PromiseLike<unknown> });

export interface RedisStoreOptions {
  /** Stands before each key: `bonin:` unless given. */
  readonly prefix?: string;
  /** The kind of the client, where it cannot be told by its functions because it is wrapped. */
  readonly client?: RedisClientKind;
}

/**
 * A store over a client of yours. The client stays yours: to connect, to listen to its errors, to close.
 *
 * @throws {BoninError} kind `config`: `client` lacks a function, or an option is none
 */
export function createRedisStore(client: RedisClient, options?: RedisStoreOptions): Required<Store>;
