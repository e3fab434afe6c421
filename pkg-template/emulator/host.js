// From a Request to a Response: the core decides, this waits and drops connections.
import { marked } from './marked.js';
import { servePage } from './pages.js';

/** The connection dropped: the same a real fetch rejects with. */
export class Dropped extends TypeError {
  constructor() {
    super('The emulator dropped the connection.');
  }
}

/**
 * @param {{ exchange: ReturnType<typeof import('./exchange.js').makeExchange>, fetchDelay: number }} options
 * @returns {(input: RequestInfo | URL, init?: RequestInit) => Promise<Response>}
 */
export function makeHost({ exchange, fetchDelay }) {
  let count = 0;

  return async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname: path, search } = new URL(request.url);
    const page = await servePage(request.method, path, search);
    if (page) return page;
    const id = String((count += 1));
    const headers = Object.fromEntries(request.headers);
    const body = await request.text();
    const asked = { method: request.method, path, query: search.slice(1), origin, headers, body };
    const { reply } = await exchange({ type: 'http', id, ...asked });
    const { status, headers: answered, cookies, body: text, delayMs = 0, drop, ofProtocol } =
      /** @type {import('#wasm/emulator').Reply} */ (reply);
    await wait(delayMs + (ofProtocol ? fetchDelay : 0), request.signal);
    if (drop) throw new Dropped();
    // Some statuses have no body, not even an empty one.
    return marked(text || null, { status, headers: answered, cookies });
  };
}

/** @param {number} ms @param {AbortSignal} signal @returns {Promise<void>} */
async function wait(ms, signal) {
  if (ms <= 0) return;
  await /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    const gone = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', gone);
      resolve();
    }, ms);
    if (signal.aborted) gone();
    else signal.addEventListener('abort', gone, { once: true });
  }));
}
