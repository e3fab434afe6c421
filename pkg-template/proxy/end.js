// The end of a flow whose user logged off. Copies of its older states may still be about, and have to count for
// nothing.
import { look } from './look.js';
import { lifetimeOf } from './once.js';

/** @param {string} provider @param {string} flow */
const keyOf = (provider, flow) => `${provider}:end:${flow}`;

/**
 * @param {import('./once.js').Store} store
 * @param {{ provider: string, flow: string, now: number, lastsSeconds: number }} of `now` in ms; `lastsSeconds`: how
 *   long any state of this flow can last from now
 */
export async function endFlow(store, { provider, flow, now, lastsSeconds }) {
  const until = Math.ceil(now / 1000 + lastsSeconds);
  await store.putIfAbsent(keyOf(provider, flow), String(until), lifetimeOf(lastsSeconds));
}

/**
 * @param {import('./once.js').Store} store
 * @param {{ provider: string, flow: string, now: number }} of `now` in ms
 * @returns {Promise<boolean>}
 */
export async function isEnded(store, { provider, flow, now }) {
  /** @param {string} until */
  const left = (until) => lifetimeOf(Number(until) - now / 1000);
  return (await look(store, keyOf(provider, flow), left)) !== undefined;
}
