/**
 * What came of a request: the proxy's answer, or that there is none.
 * @typedef {{ body?: object, timeout?: boolean, cause?: unknown }} Outcome
 */

/**
 * The way to the proxy's routes of one provider.
 * @param {{ url: string, fetch?: typeof fetch, lang: string, timeoutMs: number }} options
 * @returns {(step: string, body: unknown, flow?: string) => { answer: Promise<Outcome>, abort: () => void }}
 *   `answer` never rejects; it may never settle after `abort`
 */
export function poster({ url, fetch, lang, timeoutMs }) {
  return (step, body, flow) => {
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
      try {
        const response = await (fetch ?? globalThis.fetch)(`${url}/${step}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'accept-language': lang, ...(flow && { 'bonin-flow': flow }) },
          body: JSON.stringify(body),
          cache: 'no-store',
          credentials: 'omit',
          redirect: 'error',
          referrerPolicy: 'no-referrer',
          signal: aborter.signal,
        });
        // JSON whatever its type says; a gateway's own error page is no answer of the proxy.
        const answer = JSON.parse(await response.text());
        if (!response.ok && !answer.error) throw new Error(`HTTP ${response.status}`);
        return { body: answer };
      } catch (cause) {
        return { cause };
      } finally {
        clearTimeout(timer);
      }
    }

    return { answer: Promise.race([ask(), late]), abort };
  };
}
