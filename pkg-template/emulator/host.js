// From a Request to a Response: the core decides, this decrypts, waits and drops connections.
import { decrypt } from './keys.js';
import { marked } from './marked.js';
import { servePage } from './pages.js';

/** The connection dropped: the same a real fetch rejects with. */
export class Dropped extends TypeError {
  constructor() {
    super('The emulator dropped the connection.');
  }
}

/**
 * @param {{ step: (input: object) => object, privateKey: CryptoKey, fetchDelay: number }} options
 * @returns {(input: RequestInfo | URL, init?: RequestInit) => Promise<Response>}
 */
export function makeHost({ step, privateKey, fetchDelay }) {
  let count = 0;

  async function answer(request, path) {
    const id = String((count += 1));
    const output = step({ type: 'http', id, method: request.method, path, body: await request.text() });
    if (output.reply) return output.reply;
    const data = await decrypt(privateKey, output.decrypt.data);
    return step(data === undefined ? { type: 'undecryptable', id } : { type: 'decrypted', id, data }).reply;
  }

  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const page = await servePage(request.method, pathname, search);
    if (page) return page;
    const isService = pathname.startsWith('/agent/');
    if (!isService && request.method !== 'GET' && !isJson(request)) return marked('', { status: 415 });
    const { status, headers, body, delayMs = 0, drop } = await answer(request, pathname);
    await wait(delayMs + (isService ? fetchDelay : 0), request.signal);
    if (drop) throw new Dropped();
    return marked(body, { status, headers });
  };
}

// What a foreign page can send without asking first is never of this type, so no other site moves phones or the clock.
function isJson(request) {
  return /^application\/json\b/i.test(request.headers.get('content-type') ?? '');
}

function wait(ms, signal) {
  if (ms <= 0) return undefined;
  return new Promise((resolve, reject) => {
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
  });
}
