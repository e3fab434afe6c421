// The store of Deno KV takes what `Deno.openKv()` gives.
import type { Store } from 'bonin/proxy';
import { createDenoKvStore } from 'bonin/store/deno-kv';

export const store: Required<Store> = createDenoKvStore(await Deno.openKv(), { prefix: 'shop:', now: Date.now });
