/** A store in Deno KV. */
import type { Store } from './proxy.js';

/** As much of `Deno.Kv` as the store calls. */
export interface DenoKv {
  get(key: string[]): Promise<DenoKvEntry>;
  atomic(): DenoKvAtomic;
}

export interface DenoKvEntry {
  readonly key: readonly unknown[];
  readonly value: unknown;
  readonly versionstamp: string | null;
}

export interface DenoKvAtomic {
  check(entry: never): this;
  set(key: string[], value: unknown, options: { expireIn: number }): this;
  delete(key: string[]): this;
  commit(): Promise<{ readonly ok: boolean }>;
}

export interface DenoKvStoreOptions {
  /** Stands before each key: `bonin:` unless given. */
  readonly prefix?: string;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/**
 * A store over what `Deno.openKv()` gave. A value of more than 64 KiB is refused by Deno KV.
 *
 * @throws {BoninError} kind `config`: `kv` lacks a function, or an option is none
 */
export function createDenoKvStore(kv: DenoKv, options?: DenoKvStoreOptions): Required<Store>;
