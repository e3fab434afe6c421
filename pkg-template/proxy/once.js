/** @typedef {import('../types/proxy.d.ts').Store} Store */

/**
 * Whether `key` was never used before; it is marked used for `ttlSeconds`.
 *
 * A store with `putIfAbsent` decides atomically. With `put` and `take` alone the mark is taken out and put back, one
 * caller after another within this process; two processes that ask for the same key within the same few milliseconds
 * can both be told yes.
 * @param {Store} store
 * @param {string} key
 * @param {number} ttlSeconds
 * @returns {Promise<boolean>}
 */
export async function firstUse(store, key, ttlSeconds) {
  if (typeof store.putIfAbsent === 'function') return (await store.putIfAbsent(key, USED, ttlSeconds)) === true;
  return inTurn(store, key, async () => {
    const mark = await store.take(key);
    await store.put(key, USED, ttlSeconds);
    return mark === undefined || mark === null;
  });
}

const USED = 'used';

// The last caller in the queue of each key; it goes with its store.
/** @type {WeakMap<Store, Map<string, Promise<unknown>>>} */
const queues = new WeakMap();

async function inTurn(store, key, run) {
  const queue = queues.get(store) ?? new Map();
  queues.set(store, queue);
  const mine = (queue.get(key) ?? Promise.resolve()).then(run, run);
  queue.set(key, mine);
  try {
    return await mine;
  } finally {
    if (queue.get(key) === mine) queue.delete(key);
  }
}
