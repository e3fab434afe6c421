/** @typedef {import('../types/proxy.d.ts').Store} Store */

/**
 * The value of `key`, which stays in the store. A store without `get` is read by taking the value out and putting it
 * back, one reader after another within this process; for the moment between the two, another process finds nothing.
 * @param {Store} store
 * @param {string} key
 * @param {(value: string) => number} lifetime in seconds, of a value that is put back
 * @returns {Promise<string | undefined>}
 */
export async function look(store, key, lifetime) {
  if (typeof store.get === 'function') return (await store.get(key)) ?? undefined;
  return inTurn(store, key, async () => {
    const value = (await store.take(key)) ?? undefined;
    if (value !== undefined) await store.put(key, value, lifetime(value));
    return value;
  });
}

/**
 * The last reader in the queue of each key; it goes with its store.
 * @type {WeakMap<Store, Map<string, Promise<unknown>>>}
 */
const queues = new WeakMap();

/** @template T @param {Store} store @param {string} key @param {() => Promise<T>} run */
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
