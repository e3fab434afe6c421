import { retryAfterOf } from '../core/retry-after.js';
import { misuse } from './input.js';
import { isReachable } from './proxy-url.js';

/**
 * What came of a request: the event for the core, or that there is none.
 * @typedef {{ event?: object, timeout?: boolean, cause?: unknown, retryAfterMs?: number }} Outcome
 * @typedef {{ answer: Promise<Outcome>, abort: () => void }} Sent `answer` never rejects; after `abort` it may never
 *   settle
 */

/**
 * The way to the proxy's routes of one provider, and to the provider's own servers.
 * @param {{ base: string, provider: string, fetch?: typeof fetch, lang: string, timeoutMs: number }} options
 * @returns {{ post: (step: string, body: unknown, flow?: string) => Sent,
 *   ask: (act: { url: string, headers: Record<string, string>, body: string }) => Sent }}
 */
export function poster({ base, provider, fetch, lang, timeoutMs }) {
  // A host may lead from each path to the same with a slash at its end; from then on that is the way.
  let slash = '';

  function send(to, init, read) {
    const aborter = new AbortController();
    const abort = () => {
      clearTimeout(timer);
      aborter.abort();
    };
    // A fetch that does not listen to the signal must not hold up the caller either.
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(() => {
        resolve({ timeout: true });
        abort();
      }, timeoutMs);
    });

    async function ask() {
      let retryAfterMs;
      try {
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

  // Where a redirect leads, a page cannot see. Nothing was done by who answered so, and the proxy never does.
  const led = ({ type, status }) => type === 'opaqueredirect' || (status >= 300 && status < 400);
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
    ask: ({ url: to, headers, body }) =>
      send((ask) => ask(to), { headers, body, credentials: 'include' }, ({ status }, text) => ({
        type: 'replied',
        status,
        body: text,
      })),
  };
}
