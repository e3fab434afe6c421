// One request to a provider. Hardly any step of a provider may be sent twice: a request is sent again only where it is
// certain that it did not arrive, or where the caller says that it does no harm.
import { send } from '#upstream';
import { retryAfterOf } from '../core/retry-after.js';
import { decoded, Undecodable } from './charset.js';
import { failure } from './errors.js';
import { TooLarge } from './limit.js';
import { TimedOut, WrongAnswer } from './operator.js';

const BODY_BYTES = 256 * 1024;

/**
 * The core gets the outcome as it is, so what else is known of it stands beside it.
 * @type {WeakMap<object, { cause?: unknown, retryAfterMs?: number }>}
 */
const notes = new WeakMap();

/**
 * @param {object} outcome of `askProvider`
 * @returns {unknown} what was thrown underneath, if the provider was not reached or its answer is no text
 */
export const causeOf = (outcome) => notes.get(outcome)?.cause;

/**
 * @param {object} outcome of `askProvider`
 * @returns {number | undefined} how long the provider asks to be left alone, in ms
 */
export const retryAfterMs = (outcome) => notes.get(outcome)?.retryAfterMs;

/**
 * @typedef {(url: string, init: RequestInit) => Promise<Response>} OperatorsFetch
 * @typedef {{ type: 'response', status: number, body: string, cookies: string[] }
 *   | { type: 'unreachable', timeout: boolean }} Outcome
 */

/**
 * Sends what the core asks for, and tells it what came of it.
 * @param {import('./upstream/fetch.js').Order} task
 * @param {{ fetch?: OperatorsFetch, timeoutMs: number, signal?: AbortSignal, lang?: 'ko' | 'en' }} by
 *   `fetch`: the operator's; `signal`: the browser went away, if that ends the request
 * @returns {Promise<Outcome>}
 */
export function askProvider(task, { fetch, timeoutMs, signal, lang }) {
  return new Promise((resolve, reject) => {
    /** @type {import('./wait.js').Wait} */
    const wait = { isOver: false };
    /** @param {Outcome} outcome */
    const settle = (outcome) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      resolve(outcome);
    };
    /** @param {boolean} timeout @param {unknown} cause */
    const fail = (timeout, cause) => {
      /** @type {Outcome} */
      const outcome = { type: 'unreachable', timeout };
      notes.set(outcome, { cause });
      settle(outcome);
    };
    // Settled before the request ends, since a fetch that was handed in may take no notice of its signal.
    /** @param {boolean} timeout */
    const giveUp = (timeout) => {
      fail(timeout, timeout ? new TimedOut('the provider', timeoutMs) : signal?.reason);
      wait.isOver = true;
      wait.end?.();
    };
    const leave = () => giveUp(false);
    const timer = setTimeout(giveUp, timeoutMs, true);
    if (signal?.aborted) return leave();
    signal?.addEventListener('abort', leave);
    exchange(task, fetch, wait).then(settle, (cause) => {
      if (cause instanceof WrongAnswer) reject(failure('functionFailed', { lang, field: 'fetch', cause }));
      fail(false, cause);
    });
  });
}

/**
 * @param {import('./upstream/fetch.js').Order} task
 * @param {OperatorsFetch | undefined} fetch
 * @param {import('./wait.js').Wait} wait
 * @returns {Promise<Outcome>}
 */
async function exchange(task, fetch, wait) {
  const { status, header, cookies, read, drop } = await send(task, { fetch, wait });
  // A redirect would carry the body to an address that nobody configured: its answer counts as empty.
  const elsewhere = status === 0 || (status >= 300 && status < 400);
  if (elsewhere) drop();
  const { body, cause } = elsewhere ? { body: '' } : await bodyOf(read, header('content-type'));
  const outcome = { type: /** @type {const} */ ('response'), status, body, cookies };
  notes.set(outcome, { cause, retryAfterMs: retryAfterOf(status, header) });
  return outcome;
}

/**
 * A body that is too large, or is no text, counts as empty: nothing is made of a part of it.
 * @param {import('./upstream/fetch.js').Reply['read']} read
 * @param {string | null | undefined} type
 * @returns {Promise<{ body: string, cause?: unknown }>}
 */
async function bodyOf(read, type) {
  try {
    return { body: decoded(await read(BODY_BYTES), type) };
  } catch (cause) {
    if (cause instanceof TooLarge || cause instanceof Undecodable) return { body: '', cause };
    throw cause;
  }
}
