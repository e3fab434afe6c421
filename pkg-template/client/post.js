import { retryAfterOf } from '../core/retry-after.js';

/**
 * What came of a request: the event for the core, or that there is none.
 * @typedef {{ event?: object, timeout?: boolean, cause?: unknown, retryAfterMs?: number }} Outcome
 * @typedef {{ answer: Promise<Outcome>, abort: () => void }} Sent `answer` never rejects; after `abort` it may never
 *   settle
 */

/**
 * The way to the proxy's routes of one provider, and to the provider's own servers.
 * @param {{ url: string, fetch?: typeof fetch, lang: string, timeoutMs: number }} options
 * @returns {{ post: (step: string, body: unknown, flow?: string) => Sent,
 *   ask: (act: { url: string, headers: Record<string, string>, body: string }) => Sent }}
 */
export function poster({ url, fetch, lang, timeoutMs }) {
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
        const response = await (fetch ?? globalThis.fetch)(to, {
          method: 'POST',
          cache: 'no-store',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          signal: aborter.signal,
          ...init,
        });
        retryAfterMs = retryAfterOf(response.status, (name) => response.headers.get(name));
        return { event: await read(response, await response.text()), retryAfterMs };
      } catch (cause) {
        return { cause, retryAfterMs };
      } finally {
        clearTimeout(timer);
      }
    }

    return { answer: Promise.race([ask(), late]), abort };
  }

  return {
    post: (step, body, flow) =>
      send(
        `${url}/${step}`,
        {
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
      send(to, { headers, body, credentials: 'include' }, ({ status }, text) => ({
        type: 'replied',
        status,
        body: text,
      })),
  };
}
