/** A store in Durable Objects of Cloudflare Workers. */
import type { Store } from './proxy.js';

/** As much of a binding, `DurableObjectNamespace`, as the store calls. */
export interface StoreNamespace {
  idFromName(name: string): unknown;
  get(id: never): { fetch(url: string, init: { method: string; body: string }): Promise<StoreAnswer> };
}

/** As much of a Response as the store reads. */
export interface StoreAnswer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

export interface DurableObjectStoreOptions {
  /** Stands before each key: `bonin:` unless given. */
  readonly prefix?: string;
}

/**
 * A store over a binding to `BoninStore`. Each key has an object of its own.
 *
 * @throws {BoninError} kind `config`: the binding is missing or of another kind, or an option is none
 */
export function createDurableObjectStore(
  namespace: StoreNamespace,
  options?: DurableObjectStoreOptions,
): Required<Store>;

/** As much of `DurableObjectState` as the object uses. */
export interface StoreObjectState {
  readonly storage: {
    get(key: string): Promise<unknown>;
    put(key: string, value: unknown): Promise<void>;
    deleteAll(): Promise<void>;
    setAlarm(time: number): Promise<void>;
    deleteAlarm(): Promise<void>;
  };
}

/** The class of the objects: the Worker's main module exports it, and the binding names it. */
export class BoninStore {
  /** Tells Cloudflare's types that this is the class of a Durable Object; there is no such member. */
  readonly __DURABLE_OBJECT_BRAND: never;
  constructor(state: StoreObjectState, env?: unknown);
  fetch(request: Request): Promise<Response>;
  alarm(): Promise<void>;
}
