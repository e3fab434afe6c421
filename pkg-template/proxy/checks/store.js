// The store, by a round trip of each of its functions with a key of its own.
import { toBase64 } from '../bytes.js';

const TTL_SECONDS = 60;

/**
 * @param {{ settings: import('../handle.js').Settings, say: import('./findings.js').Say }} by
 * @returns {Promise<import('../../types/proxy.d.ts').HealthFinding[]>}
 */
export async function storeFindings({ settings: { store }, say }) {
  const subject = 'store';
  const key = `check:${toBase64(crypto.getRandomValues(new Uint8Array(18)))}`;
  const times = [];
  const timed = async (work) => {
    const started = performance.now();
    const value = await work();
    times.push(performance.now() - started);
    return value;
  };
  const wrong = (name) => [say('store', 'fault', 'storeForgets', { subject: `store.${name}` })];
  try {
    const first = await timed(() => store.putIfAbsent(key, 'first', TTL_SECONDS));
    const second = await timed(() => store.putIfAbsent(key, 'second', TTL_SECONDS));
    if (first !== true || second !== false) return wrong('putIfAbsent');
    if (store.get && (await timed(() => store.get(key))) !== 'first') return wrong('get');
    await timed(() => store.put(key, 'third', TTL_SECONDS));
    if ((await timed(() => store.take(key))) !== 'third') return wrong('put');
    if ((await timed(() => store.take(key))) != null) return wrong('take');
  } catch (error) {
    if (error.cause instanceof ElsewhereOnly) return [say('store', 'skipped', 'storeElsewhere', { subject })];
    return [say('store', 'fault', 'storeFailed', { subject: error.field ?? subject, message: error.message })];
  }
  const facts = { ms: hundredths(average(times)), slowestMs: hundredths(Math.max(...times)) };
  return [say('store', 'ok', 'storeWorks', { subject, facts })];
}

/** Something of another runtime, such as a Durable Object, was used where it is not. */
export class ElsewhereOnly extends Error {}

const average = (times) => times.reduce((all, one) => all + one, 0) / times.length;
const hundredths = (ms) => Math.round(ms * 100) / 100;
