// A store in Redis 6.2 or newer, or in a server that speaks as it does, over any of the usual clients.
import { checkOptions, has, notText, PREFIX } from './options.js';

/** @typedef {import('../types/store-redis.d.ts').RedisClientKind} RedisClientKind */
/** @typedef {Record<'get' | 'set' | 'getDel' | 'getdel', (...values: unknown[]) => PromiseLike<unknown>>} Calls */

/**
 * How each client takes the two commands that clients differ in: reading with removal, and the options of SET.
 * @type {Record<RedisClientKind, { take: 'getDel' | 'getdel',
 *   options: (ttlSeconds: number, ifAbsent: boolean) => unknown[] }>}
 */
const KINDS = {
  redis: { take: 'getDel', options: (EX, ifAbsent) => [ifAbsent ? { EX, NX: true } : { EX }] },
  ioredis: { take: 'getdel', options: (ttl, ifAbsent) => (ifAbsent ? ['EX', ttl, 'NX'] : ['EX', ttl]) },
  upstash: { take: 'getdel', options: (ex, ifAbsent) => [ifAbsent ? { ex, nx: true } : { ex }] },
};

/** Stands before each value: Upstash's client would read a text that looks like JSON as what it says. */
const TEXT = '=';

/** Longer than any call may take. */
const PROBE_SECONDS = 60;

/**
 * @param {import('../types/store-redis.d.ts').RedisClient} client
 * @param {import('../types/store-redis.d.ts').RedisStoreOptions} [options]
 * @returns {Required<import('../types/proxy.d.ts').Store>}
 */
export function createRedisStore(client, options = {}) {
  const kind = isKind(options.client) ? options.client : kindOf(client);
  const { take, options: setOptions } = KINDS[kind];
  checkOptions(client, { as: 'client', needs: ['get', 'set', take] }, options, {
    prefix: notText,
    client: (value) => (isKind(value) ? undefined : 'notListed'),
  });
  const { prefix = PREFIX } = options;
  const calls = /** @type {Calls} */ (/** @type {unknown} */ (client));

  /** @param {string} key @param {string} value @param {number} ttlSeconds */
  const set = async (key, value, ttlSeconds, ifAbsent = false) => {
    const answer = await calls.set(prefix + key, TEXT + value, ...setOptions(ttlSeconds, ifAbsent));
    if (answer === 'OK') return true;
    if (ifAbsent && (answer === null || answer === undefined)) return false;
    throw new TypeError('SET was answered with neither OK nor nothing');
  };

  // A client of another kind may take SET and drop NX, and then everything would count as unused. So a key of no other
  // use is set twice before the first mark.
  let isProven = false;
  const prove = async () => {
    const key = `probe:${crypto.randomUUID()}`;
    await set(key, '', PROBE_SECONDS, true);
    if (await set(key, '', PROBE_SECONDS, true)) throw new TypeError('this client does not send the NX of SET');
    isProven = true;
  };

  return {
    get: async (key) => textOf(await calls.get(prefix + key)),
    put: (key, value, ttlSeconds) => set(key, value, ttlSeconds),
    take: async (key) => textOf(await calls[take](prefix + key)),
    async putIfAbsent(key, value, ttlSeconds) {
      if (!isProven) await prove();
      return set(key, value, ttlSeconds, true);
    },
  };
}

/**
 * @param {unknown} value
 * @returns {value is RedisClientKind}
 */
const isKind = (value) => typeof value === 'string' && Object.hasOwn(KINDS, value);

/**
 * @param {object} client
 * @returns {RedisClientKind}
 */
function kindOf(client) {
  if (has(client, 'getdel')) return has(client, 'call') || has(client, 'send') ? 'ioredis' : 'upstash';
  return 'redis';
}

/** @param {unknown} stored */
function textOf(stored) {
  if (stored === null || stored === undefined) return undefined;
  if (typeof stored === 'string' && stored.startsWith(TEXT)) return stored.slice(TEXT.length);
  throw new TypeError('Redis holds something else under this key');
}
