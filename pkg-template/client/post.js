import { retryAfterOf } from '../core/retry-after.js';
import { misuse } from './input.js';
import { isReachable } from './proxy-url.js';

/**
 * What came of a request: the event for the core, or that there is none.
 * @typedef {{ event?: { type: string, body: unknown, status?: number }, timeout?: boolean, cause?: unknown,
 *   retryAfterMs?: number | undefined }} Outcome
 * @typedef {(url: string) => Promise<Response>} Send
 * @typedef {{ answer: Promise<Outcome>, abort: () => void }} Sent `answer` never rejects; after `abort` it may never
 *   settle
 */

/**
 * The way to the proxy's routes of one provider, and to the provider's own servers.
 * @param {{ base: string, provider: string, fetch: import('../types/client.js').ClientOptions['fetch'], lang: string,
 *   timeoutMs: number }} options
 */
export function poster({ base, provider, fetch, lang, timeoutMs }) {
  // A host may lead from each path to the same with a slash at its end; from then on that is the way.
  let slash = '';

  /**
   * @param {(ask: Send) => Promise<Response>} to @param {RequestInit} init
   * @param {(response: Response, text: string) => Outcome['event']} read
   * @returns {Sent}
   */
  function send(to, init, read) {
    const aborter = new AbortController();
    const abort = () => {
      clearTimeout(timer);
      aborter.abort();
    };
    // A fetch that does not listen to the signal must not hold up the caller either.
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    /** @type {Promise<Outcome>} */
    const late = new Promise((resolve) => {
      timer = setTimeout(() => {
        resolve({ timeout: true });
        abort();
      }, timeoutMs);
    });

    /** @returns {Promise<Outcome>} */
    async function ask() {
      /** @type {number | undefined} */
      let retryAfterMs;
      try {
        /** @type {RequestInit} */
        const request = {
          method: 'POST',
          cache: 'no-store',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          signal: aborter.signal,
          ...init,
        };
        const response = await to((url) => (fetch ?? globalThis.fetch)(url, request));
        retryAfterMs = retryAfterOf(response.status, (name) => response.headers.get(name));
        return { event: await read(response, await response.text()), retryAfterMs };
      } catch (cause) {
        // On a server that renders pages there is nothing to read a path by, and trying again would not help.
        const nowhere = !fetch && !isReachable(base);
        const told = nowhere ? misuse('proxyUrl', 'badUrl', 'proxyUrl: a path needs a page to read it by') : cause;
        return { cause: told, retryAfterMs };
      } finally {
        clearTimeout(timer);
      }
    }

    return { answer: Promise.race([ask(), late]), abort };
  }

  /** Whether a server leads elsewhere. The proxy never does, and nothing was done by then. @param {Response} response */
  const led = ({ type, status }) => type === 'opaqueredirect' || (status >= 300 && status < 400);

  /** @param {string} step @returns {(ask: Send) => Promise<Response>} */
  const toStep = (step) => async (ask) => {
    const url = `${base}/${provider}/${step}`;
    let response = await ask(url + slash);
    if (led(response) && !slash) {
      response = await ask(`${url}/`);
      if (!led(response)) slash = '/';
    }
    if (led(response)) throw misuse('proxyUrl', 'redirected', 'proxyUrl: the server there answers with a redirect');
    return response;
  };

  return {
    /** @param {string} step @param {unknown} body @param {string} [flow] */
    post: (step, body, flow) =>
      send(
        toStep(step),
        {
          redirect: 'manual',
          headers: { 'content-type': 'application/json', 'accept-language': lang, ...(flow && { 'bonin-flow': flow }) },
          body: JSON.stringify(body),
          credentials: 'omit',
        },
        (response, text) => {
          // JSON whatever its type says; a gateway's own error page is no answer of the proxy.
          const answer = JSON.parse(text);
          if (!response.ok && !answer.error) throw new Error(`HTTP ${response.status}`);
          return { type: 'answered', body: answer };
        },
      ),
    /** @param {{ url: string, headers: Record<string, string>, body: string }} act */
    ask: ({ url: to, headers, body }) =>
      send((ask) => ask(to), { headers, body, credentials: 'include' }, ({ status }, text) => ({
        type: 'replied',
        status,
        body: text,
      })),
  };
}
