// A store in Durable Objects of Cloudflare Workers: each key has an object of its own, so no key waits for another.
import { checkOptions, notText, PREFIX } from './options.js';

/** @typedef {{ value: string, until: number }} Entry `until` in ms */
/** @typedef {{ name: 'get' | 'take' } | { name: 'put' | 'putIfAbsent', value: string, ttlSeconds: number }} Call */

/** The name under which an object keeps its entry. */
const ENTRY = 'entry';

/**
 * @param {import('../types/store-durable-object.d.ts').StoreNamespace} namespace
 * @param {import('../types/store-durable-object.d.ts').DurableObjectStoreOptions} [options]
 * @returns {Required<import('../types/proxy.d.ts').Store>}
 */
export function createDurableObjectStore(namespace, options = {}) {
  checkOptions(namespace, { as: 'namespace', needs: ['get', 'idFromName'] }, options, { prefix: notText });
  const { prefix = PREFIX } = options;
  /** @param {string} key @param {Call} call */
  const ask = async (key, call) => {
    const object = namespace.get(/** @type {never} */ (namespace.idFromName(prefix + key)));
    const answer = await object.fetch('https://store.invalid/', { method: 'POST', body: JSON.stringify(call) });
    if (!answer.ok) throw new Error(`the Durable Object answered ${answer.status}`);
    return /** @type {{ result: any }} */ (await answer.json()).result;
  };
  return {
    get: (key) => ask(key, { name: 'get' }),
    put: (key, value, ttlSeconds) => ask(key, { name: 'put', value, ttlSeconds }),
    take: (key) => ask(key, { name: 'take' }),
    putIfAbsent: (key, value, ttlSeconds) => ask(key, { name: 'putIfAbsent', value, ttlSeconds }),
  };
}

/**
 * The object. It is asked by `fetch`, so that this file needs no module of Workers and can be imported anywhere.
 *
 * The runtime lets no other request in while storage is waited for, and nothing else is waited for between reading and
 * writing. Writes that are not waited for one by one are stored together or not at all.
 */
export class BoninStore {
  #storage;

  /** @param {import('../types/store-durable-object.d.ts').StoreObjectState} state */
  constructor({ storage }) {
    this.#storage = storage;
  }

  /** @param {Request} request */
  async fetch(request) {
    const { name, value, ttlSeconds } = await request.json();
    switch (name) {
      case 'get':
        return Response.json({ result: await this.#read() });
      case 'put':
        return Response.json({ result: await this.#write(value, ttlSeconds) });
      case 'take':
        return Response.json({ result: await this.#take() });
      case 'putIfAbsent': {
        const isFirst = (await this.#read()) === undefined;
        if (isFirst) await this.#write(value, ttlSeconds);
        return Response.json({ result: isFirst });
      }
      default:
        return new Response(null, { status: 400 });
    }
  }

  /** The entry's time is over, or it was, and the entry got a later time while this was on its way. */
  async alarm() {
    const entry = await this.#entry();
    if (isLive(entry)) await this.#storage.setAlarm(entry.until);
    else await this.#storage.deleteAll();
  }

  async #entry() {
    return /** @type {Entry | undefined} */ (await this.#storage.get(ENTRY));
  }

  async #read() {
    const entry = await this.#entry();
    return isLive(entry) ? entry.value : undefined;
  }

  /** @param {string} value @param {number} ttlSeconds */
  async #write(value, ttlSeconds) {
    const until = Date.now() + ttlSeconds * 1000;
    await Promise.all([this.#storage.put(ENTRY, { value, until }), this.#storage.setAlarm(until)]);
  }

  async #take() {
    const value = await this.#read();
    if (value !== undefined) await Promise.all([this.#storage.deleteAlarm(), this.#storage.deleteAll()]);
    return value;
  }
}

/**
 * @param {Entry | undefined} entry
 * @returns {entry is Entry}
 */
const isLive = (entry) => entry !== undefined && entry.until > Date.now();
