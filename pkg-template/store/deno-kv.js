// A store in Deno KV: a file for the processes of one machine, or the database of Deno Deploy for all instances.
import { checkOptions, notFunction, notText, PREFIX } from './options.js';

/**
 * So often is an atomic step tried that another caller came before, or that the file was locked by another process: it
 * was not carried out then. In the second case it is tried again after a pause of up to so many ms.
 */
const TRIES = 100;
const PAUSE_MS = 20;

/** @typedef {import('../types/store-deno-kv.d.ts').DenoKvEntry} DenoKvEntry */
/** @typedef {import('../types/store-deno-kv.d.ts').DenoKvAtomic} DenoKvAtomic */
/** @typedef {{ value: string, until: number }} Entry `until` in ms */

/**
 * @param {import('../types/store-deno-kv.d.ts').DenoKv} kv
 * @param {import('../types/store-deno-kv.d.ts').DenoKvStoreOptions} [options]
 * @returns {Required<import('../types/proxy.d.ts').Store>}
 */
export function createDenoKvStore(kv, options = {}) {
  checkOptions(kv, { as: 'kv', needs: ['atomic', 'get'] }, options, { prefix: notText, now: notFunction });
  const { prefix = PREFIX, now = Date.now } = options;
  /** @param {string} key */
  const placeOf = (key) => [prefix + key];

  // Deno KV may remove a value later than it was told, so the time stands in the value too.
  /** @param {DenoKvEntry} entry */
  const liveOf = ({ value }) => {
    const entry = /** @type {Entry | null} */ (value);
    return entry && entry.until > now() ? entry.value : undefined;
  };
  /** @param {DenoKvAtomic} step @param {string[]} place @param {string} value @param {number} ttlSeconds */
  const set = (step, place, value, ttlSeconds) => {
    const expireIn = ttlSeconds * 1000;
    return step.set(place, { value, until: now() + expireIn }, { expireIn }).commit();
  };

  /**
   * Tries an atomic step on what is there now, until nobody came between.
   * @param {string[]} place
   * @param {(live: string | undefined, step: DenoKvAtomic) => Promise<{ ok: boolean }> | undefined} step
   */
  const decide = (place, step) =>
    tried(async () => {
      const entry = await kv.get(place);
      const live = liveOf(entry);
      const made = await step(live, kv.atomic().check(/** @type {never} */ (entry)));
      return (made === undefined || made.ok) && { live };
    }).then(({ live }) => live);

  return {
    get: async (key) => liveOf(await tried(() => kv.get(placeOf(key)))),
    put: (key, value, ttlSeconds) => tried(() => set(kv.atomic(), placeOf(key), value, ttlSeconds)),
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

/**
 * @template T
 * @param {() => Promise<T | false>} run what gives `false` if others came between
 * @returns {Promise<T>}
 */
async function tried(run) {
  let locked;
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const outcome = await run();
      if (outcome !== false) return outcome;
    } catch (error) {
      if (!/database is locked/.test(String(error))) throw error;
      locked = error;
      await new Promise((resolve) => void setTimeout(resolve, Math.random() * PAUSE_MS));
    }
  }
  throw locked ?? new Error('Deno KV let others come between each time');
}
