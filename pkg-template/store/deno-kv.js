// A store in Deno KV: a file for the processes of one machine, or the database of Deno Deploy for all instances.
import { checkOptions, notFunction, notText, PREFIX } from './options.js';

/** So often is an atomic step tried again that another caller came before. Each try means that somebody else got on. */
const TRIES = 100;

/**
 * @param {import('../types/store-deno-kv.d.ts').DenoKv} kv
 * @param {import('../types/store-deno-kv.d.ts').DenoKvStoreOptions} [options]
 * @returns {Required<import('../types/proxy.d.ts').Store>}
 */
export function createDenoKvStore(kv, options = {}) {
  checkOptions(kv, { as: 'kv', needs: ['atomic', 'get'] }, options, { prefix: notText, now: notFunction });
  const { prefix = PREFIX, now = Date.now } = options;
  const placeOf = (key) => [prefix + key];

  // Deno KV may remove a value later than it was told, so the time stands in the value too.
  const liveOf = ({ value }) => (value && value.until > now() ? value.value : undefined);
  const set = (step, place, value, ttlSeconds) => {
    const expireIn = ttlSeconds * 1000;
    return step.set(place, { value, until: now() + expireIn }, { expireIn }).commit();
  };

  /** Tries an atomic step on what is there now, until nobody came between. */
  const decide = async (place, step) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const entry = await kv.get(place);
      const live = liveOf(entry);
      const made = await step(live, kv.atomic().check(entry));
      if (made === undefined || made.ok) return live;
    }
    throw new Error('Deno KV let others come between each time');
  };

  return {
    get: async (key) => liveOf(await kv.get(placeOf(key))),
    put: (key, value, ttlSeconds) => set(kv.atomic(), placeOf(key), value, ttlSeconds),
    take(key) {
      const place = placeOf(key);
      return decide(place, (live, step) => (live === undefined ? undefined : step.delete(place).commit()));
    },
    async putIfAbsent(key, value, ttlSeconds) {
      const place = placeOf(key);
      const before = await decide(place, (live, step) =>
        live === undefined ? set(step, place, value, ttlSeconds) : undefined,
      );
      return before === undefined;
    },
  };
}
