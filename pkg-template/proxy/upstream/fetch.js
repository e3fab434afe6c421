// A request to a provider by way of `fetch`: the runtime's own, or the one that the operator gave.
import { readBytes } from '../limit.js';
import { checked, GIVES } from '../operator.js';

/**
 * What came back of a request: `header` takes names in lower case; `read` gives the body, at most `limit` bytes of it;
 * `drop` does without it.
 * @typedef {{ status: number, header: (name: string) => string | null | undefined, cookies: string[],
 *   read: (limit: number) => Promise<Uint8Array>, drop: () => void }} Reply
 * @typedef {{ method: string, url: string, headers: Record<string, string>, body?: string }} Order
 */

/**
 * @param {Order} order
 * @param {{ fetch?: (url: string, init: RequestInit) => Promise<Response>, wait: import('../wait.js').Wait }} how
 * @returns {Promise<Reply>}
 */
export async function send({ method, url, headers, body }, { fetch, wait }) {
  const gaveUp = new AbortController();
  wait.end = () => gaveUp.abort();
  const { signal } = gaveUp;
  // The global one is looked up at each call, so that instrumentation that replaces it takes effect.
  const response = await (fetch ?? globalThis.fetch)(url, { method, headers, body, redirect: 'manual', signal });
  const given = checked('fetch', response, GIVES.response);
  return {
    // A redirect that was not followed has the status 0 in some runtimes, and its own in others.
    status: given.status,
    cookies: given.headers.getSetCookie?.() ?? [],
    header: (name) => given.headers.get(name),
    read: (limit) => readBytes(given.body, { limit }),
    // The stream's own trouble on the way out changes nothing.
    drop: () => void given.body?.cancel().catch(() => {}),
  };
}
