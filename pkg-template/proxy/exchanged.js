// A provider whose key file or secret may be exchanged while the proxy runs: read again once something does not open,
// at most once a minute; the former key goes on opening for an hour, longer than any result is good.
import { decrypt } from './keys.js';

const LEAST_MS = 60_000;
const FORMER_MS = 3_600_000;

/** Former keys at a time. */
const MOST_FORMER = 3;

/** @type {Record<string, string>} */
const PROFILES = { 'RSA-OAEP': 'SHA-1', 'RSA-OAEP-256': 'SHA-256' };

/**
 * @typedef {object} Configured
 * @property {import('#wasm/proxy').ProviderService} core
 * @property {CryptoKey | undefined} key
 * @property {string | undefined} mark the same for the same key file and secrets
 */

/**
 * @param {Configured} first
 * @param {{ again?: () => Promise<Configured>, now: () => number }} how `again`: only where something can be exchanged
 */
export function exchanged(first, { again, now }) {
  let current = first;
  /** @type {{ key: CryptoKey | undefined, since: Moment }[]} */
  let former = [];
  /** @type {Promise<boolean> | undefined} */
  let running;
  /** @type {Moment | undefined} */
  let asked;

  /** @param {() => Promise<Configured>} again */
  async function exchange(again) {
    try {
      const next = await again();
      if (next.mark === current.mark) return false;
      former = [{ key: current.key, since: moment(now) }, ...former].slice(0, MOST_FORMER);
      current = next;
      return true;
    } catch {
      // What there was goes on serving; the failure that led here is told by itself.
      return false;
    } finally {
      running = undefined;
    }
  }

  const renew = () => {
    if (again === undefined) return Promise.resolve(false);
    if (!running && (asked === undefined || age(asked, now) >= LEAST_MS)) {
      asked = moment(now);
      running = exchange(again);
    }
    return running ?? Promise.resolve(false);
  };

  /** @param {Task} task */
  const tryAll = async (task) => {
    former = former.filter(({ since }) => age(since, now) < FORMER_MS);
    for (const { key } of [current, ...former]) {
      const fits = key && PROFILES[task.profile] === hashOf(key);
      const opened = fits ? await decrypt(key, task.data) : undefined;
      if (opened !== undefined) return opened;
    }
    return undefined;
  };

  return {
    get core() {
      return current.core;
    },
    /** The private one, which cannot be taken out; undefined where the provider has none. */
    get key() {
      return current.key;
    },
    /** Whether a key or secret is another one now. */
    renew,
    /** What one of the keys opens, in base64; undefined where none does. @param {Task} task */
    async decrypt(task) {
      return (await tryAll(task)) ?? ((await renew()) ? tryAll(task) : undefined);
    },
  };
}

/** @typedef {{ profile: string, data: string }} Task */

/** @param {CryptoKey} key of RSA */
const hashOf = ({ algorithm }) => /** @type {RsaHashedKeyAlgorithm} */ (algorithm).hash.name;

/**
 * By both clocks, since one may be set back and the other stand still while a machine sleeps.
 * @typedef {{ wall: number, steady: number }} Moment
 * @param {() => number} now
 */
const moment = (now) => ({ wall: now(), steady: performance.now() });

/** @param {Moment} since @param {() => number} now */
const age = ({ wall, steady }, now) => Math.max(now() - wall, performance.now() - steady);
