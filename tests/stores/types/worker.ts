// The store of Durable Objects takes a binding as `wrangler types` declares it.
import { BoninStore, createDurableObjectStore } from 'bonin/store/durable-object';
import { toWorker } from 'bonin/proxy/workers';

export { BoninStore };

interface Env {
  BONIN_STORE: DurableObjectNamespace<BoninStore>;
  UNNAMED: DurableObjectNamespace;
  KV: KVNamespace;
  BONIN_SECRET: string;
}

export default toWorker(({ BONIN_STORE, BONIN_SECRET: secret }: Env) => ({
  secret,
  origins: [],
  providers: {},
  store: createDurableObjectStore(BONIN_STORE, { prefix: 'shop:' }),
}));

export const ofUnnamed = (env: Env) => createDurableObjectStore(env.UNNAMED);
// Tests of a Worker may make the object by hand.
export const made = (state: DurableObjectState): BoninStore => new BoninStore(state);
// @ts-expect-error: Cloudflare KV cannot be a store
export const ofKv = (env: Env) => createDurableObjectStore(env.KV);
