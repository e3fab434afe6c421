// A store in this process's memory: right for one instance, and for tests.
import { fault, refusal } from './errors.js';

/** @typedef {import('../types/proxy.d.ts').Store} Store */

/** Entries of one share, unless set. */
const CAPACITY = 100_000;

/** The share of kept outcomes. They may be forgotten early, as nothing is let through without them; marks may not. */
const KEPT = 'kept';

/** Characters of all kept outcomes together. */
const KEPT_LENGTH = 32 * 1024 * 1024;

/** A share that is fuller than this is told of, and again after it was emptier than the second. */
const NEARLY_FULL = 0.8;
const RELAXED = 0.6;

/** Entries that each write looks at, whether they are over: so all of a share are looked at in good time. */
const SWEPT_AT_ONCE = 2;

/** A share that is nearly full is swept as a whole, but not more often than this. */
const SWEEP_MS = 1_000;

/**
 * @typedef {{ value: string, until: number, monotonic: number }} Entry
 * @param {import('../types/proxy.d.ts').MemoryStoreOptions} [options]
 * @returns {Required<Store>}
 */
export function createMemoryStore({ now = Date.now, capacity = CAPACITY, onEvent } = {}) {
  const isCount = Number.isInteger(capacity) && capacity > 0;
  if (!isCount) throw refusal([fault('capacity', 'outOfRange', 'ko')], 'ko');
  /** @type {Map<string, ReturnType<typeof createShare>>} */
  const shares = new Map();

  /** @param {string} key */
  const shareOf = (key) => {
    const name = key.includes(':') ? key.slice(0, key.indexOf(':')) : '';
    const share = shares.get(name) ?? createShare({ name, now, capacity, onEvent });
    shares.set(name, share);
    return share;
  };

  return {
    async get(key) {
      return shareOf(key).live(key)?.value;
    },
    async put(key, value, ttlSeconds) {
      shareOf(key).write(key, value, ttlSeconds);
    },
    async take(key) {
      const share = shareOf(key);
      const entry = share.live(key);
      share.remove(key);
      return entry?.value;
    },
    async putIfAbsent(key, value, ttlSeconds) {
      const share = shareOf(key);
      if (share.live(key)) return false;
      share.write(key, value, ttlSeconds);
      return true;
    },
  };
}

/**
 * The entries of one provider, of tickets, or of kept outcomes. None can take the room of another: one provider's
 * logins must not stop those of the others.
 *
 * An entry counts until its time is over by the clock, or by a clock that cannot be set: nothing lasts longer because
 * the clock was set back. It is removed by the second alone, as long as there is room. So an entry that seemed to be
 * over, because the clock was ahead, counts again when it is set right.
 * @param {{ name: string, now: () => number, capacity: number,
 *   onEvent?: import('../types/proxy.d.ts').MemoryStoreOptions['onEvent'] }} how
 */
function createShare({ name, now, capacity, onEvent }) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  let length = 0;
  let sweeping = entries.entries();
  let sweptAt = -Infinity;
  let told = false;

  /** @param {Entry} entry */
  const isOver = ({ monotonic }) => monotonic <= performance.now();

  /** @param {string} key */
  const live = (key) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.until > now() && !isOver(entry) ? entry : undefined;
  };

  /** @param {string} key */
  const remove = (key) => {
    length -= entries.get(key)?.value.length ?? 0;
    entries.delete(key);
  };

  const sweepSome = () => {
    for (let count = 0; count < SWEPT_AT_ONCE; count += 1) {
      const { done, value } = sweeping.next();
      if (done) sweeping = entries.entries();
      else if (isOver(value[1])) remove(value[0]);
    }
  };

  const sweepAll = () => {
    const time = now();
    if (Math.abs(time - sweptAt) < SWEEP_MS) return;
    sweptAt = time;
    for (const [key, entry] of entries) if (entry.until <= time || isOver(entry)) remove(key);
  };

  const dropOldest = () => {
    for (const key of entries.keys()) {
      if (entries.size < capacity && length <= KEPT_LENGTH) break;
      remove(key);
    }
  };

  const tell = () => {
    if (entries.size < capacity * RELAXED) told = false;
    if (told || entries.size < capacity * NEARLY_FULL) return;
    told = true;
    const provider = /** @type {import('../types/proxy.d.ts').ProxyEvent['provider']} */ (name || undefined);
    // A hook that fails changes nothing for the browser.
    new Promise((resolve) => {
      resolve(onEvent?.({ provider, outcome: 'config', reason: 'storeNearlyFull', status: 0, ms: 0 }));
    }).catch(() => {});
  };

  /** @param {string} key @param {string} value @param {number} ttlSeconds */
  const write = (key, value, ttlSeconds) => {
    sweepSome();
    remove(key);
    if (name === KEPT) dropOldest();
    else if (entries.size + 1 >= capacity * NEARLY_FULL) sweepAll();
    // A mark that is dropped early would let a result be used twice, so a full store refuses new ones instead.
    if (entries.size >= capacity) throw new RangeError('the memory store is full');
    const ms = ttlSeconds * 1000;
    entries.set(key, { value, until: now() + ms, monotonic: performance.now() + ms });
    length += value.length;
    if (name !== KEPT) tell();
  };

  return { live, remove, write };
}
