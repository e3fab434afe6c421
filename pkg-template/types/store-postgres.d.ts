/** A store in one table of PostgreSQL 9.5 or newer. */
import type { Store } from './proxy.js';

/** A pool or client of `pg` or of a driver alike, or the `sql` of `postgres`. */
export type PostgresClient =
  | { query(text: string, values: (string | number)[]): PromiseLike<PostgresRows> }
  | { unsafe(text: string, values: (string | number)[]): PromiseLike<PostgresRows> };

/** What a driver answers with: rows, or an object that has them. */
export type PostgresRows = readonly object[] | { readonly rows: readonly object[] };

export interface PostgresStoreOptions {
  /** The table, also as `schema.table`, of names that need no quotes: `bonin_store` unless given. */
  readonly table?: string;
  /** Stands before each key: `bonin:` unless given. */
  readonly prefix?: string;
}

export interface PostgresStore extends Required<Store> {
  /**
   * Removes rows whose time is over, 1,000 at most, and says how many. About one write in a hundred does so by itself;
   * call it where few writes follow many.
   */
  sweep(): Promise<number>;
}

/**
 * A store over a pool of yours; `postgresSchema()` says which table it needs. Not over a client that is in a
 * transaction: what is rolled back later was never remembered.
 *
 * @throws {BoninError} kind `config`: `client` has no `query` and no `unsafe`, or an option is none
 */
export function createPostgresStore(client: PostgresClient, options?: PostgresStoreOptions): PostgresStore;

/**
 * The statements that make the table and its index; they may be run again.
 *
 * @throws {BoninError} kind `config`: a name that would need quotes
 */
export function postgresSchema(table?: string): string;
