/** @typedef {import('../types/proxy.d.ts').Store} Store */

const LIMIT = 100_000;

/**
 * A store in this process's memory: right for one instance, and for tests.
 * @param {{ now?: () => number, limit?: number }} [options] `limit`: how many entries it holds at most
 * @returns {Required<Store>}
 */
export function createMemoryStore({ now = Date.now, limit = LIMIT } = {}) {
  /** @type {Map<string, { value: string, until: number }>} */
  const entries = new Map();

  const live = (key) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.until > now() ? entry : undefined;
  };

  const write = (key, value, ttlSeconds) => {
    entries.delete(key);
    if (entries.size >= limit) forgetExpired(entries, now());
    // A mark that is dropped early would let a result be used twice, so a full store refuses new ones instead.
    if (entries.size >= limit) throw new RangeError('the memory store is full');
    entries.set(key, { value, until: now() + ttlSeconds * 1000 });
  };

  return {
    async put(key, value, ttlSeconds) {
      write(key, value, ttlSeconds);
    },
    async take(key) {
      const entry = live(key);
      entries.delete(key);
      return entry?.value;
    },
    async putIfAbsent(key, value, ttlSeconds) {
      if (live(key)) return false;
      write(key, value, ttlSeconds);
      return true;
    },
  };
}

function forgetExpired(entries, now) {
  for (const [key, { until }] of entries) {
    if (until <= now) entries.delete(key);
  }
}
