/** @typedef {import('../types/proxy.d.ts').Store} Store */

/** The least lifetime of a mark: there are stores that take no less, such as Cloudflare KV. */
const LEAST_SECONDS = 60;

const USED = 'used';

/**
 * Whether `key` was never used before; it is marked used for `ttlSeconds`. The store decides in one step, so of any
 * number of callers in any number of processes one is told yes.
 * @param {Store} store
 * @param {string} key
 * @param {number} ttlSeconds
 * @returns {Promise<boolean>}
 */
export async function firstUse(store, key, ttlSeconds) {
  return (await store.putIfAbsent(key, USED, lifetimeOf(ttlSeconds))) === true;
}

/**
 * Has a mark that is there last longer.
 * @param {Store} store
 * @param {string} key
 * @param {number} ttlSeconds
 */
export async function extendUse(store, key, ttlSeconds) {
  await store.put(key, USED, lifetimeOf(ttlSeconds));
}

/**
 * A lifetime as every store takes it: whole seconds, and not too few.
 * @param {number} seconds
 * @returns {number}
 */
export function lifetimeOf(seconds) {
  return Math.max(Math.ceil(seconds), LEAST_SECONDS);
}
