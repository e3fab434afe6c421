// One request to a provider. Hardly any step of a provider may be sent twice: a request is sent again only where it is
// certain that it did not arrive, or where the caller says that it does no harm.
import { send } from '#upstream';
import { failure } from './errors.js';
import { TooLarge } from './limit.js';
import { TimedOut, WrongAnswer } from './operator.js';

const BODY_BYTES = 256 * 1024;

/**
 * The core gets the outcome as it is, so the cause stands beside it.
 * @type {WeakMap<object, unknown>}
 */
const causes = new WeakMap();

/**
 * @param {object} outcome of `askProvider`
 * @returns {unknown} what was thrown underneath, if the provider was not reached
 */
export const causeOf = (outcome) => causes.get(outcome);

/**
 * Sends what the core asks for, and tells it what came of it.
 * @param {import('./upstream/fetch.js').Order} task
 * @param {{ fetch?: typeof globalThis.fetch, timeoutMs: number, signal: AbortSignal, lang?: 'ko' | 'en' }} by
 *   `fetch`: the operator's; `signal`: the browser went away
 * @returns {Promise<{ type: 'response', status: number, body: string, cookies: string[] }
 * | { type: 'unreachable', timeout: boolean }>}
 */
export function askProvider(task, { fetch, timeoutMs, signal, lang }) {
  return new Promise((resolve, reject) => {
    const gaveUp = new AbortController();
    const settle = (outcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', leave);
      resolve(outcome);
    };
    const fail = (timeout, cause) => {
      const outcome = { type: 'unreachable', timeout };
      causes.set(outcome, cause);
      settle(outcome);
    };
    // Settled before the request ends, since a fetch that was handed in may take no notice of its signal.
    const giveUp = (timeout) => {
      fail(timeout, timeout ? new TimedOut('the provider', timeoutMs) : signal.reason);
      gaveUp.abort();
    };
    const leave = () => giveUp(false);
    const timer = setTimeout(giveUp, timeoutMs, true);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave);
    exchange(task, fetch, gaveUp.signal).then(settle, (cause) => {
      if (cause instanceof WrongAnswer) reject(failure('functionFailed', { lang, field: 'fetch', cause }));
      fail(false, cause);
    });
  });
}

async function exchange(task, fetch, signal) {
  const { status, cookies, read, drop } = await send(task, { fetch, signal });
  // A redirect would carry the body to an address that nobody configured: its answer counts as empty.
  const elsewhere = status === 0 || (status >= 300 && status < 400);
  if (elsewhere) drop();
  const body = elsewhere ? '' : await read(BODY_BYTES).catch(emptyIfTooLarge);
  return { type: 'response', status, body, cookies };
}

function emptyIfTooLarge(error) {
  if (error instanceof TooLarge) return '';
  throw error;
}
