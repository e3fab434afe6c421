import { CHANNEL, WINDOW_PREFIX, knownQuery, randomId } from '../core/callback.js';
import { returns } from '../wasm/returns.js';

/**
 * The code that an SSO server sent the browser here with, once; see types/callback.d.ts.
 * @returns {string | undefined}
 */
export function takeSsoCode() {
  const { location, history } = globalThis;
  const parts = [location.hash, location.search].map((text) => new URLSearchParams(text.slice(1)));
  const codes = parts.map((part) => part.get(SSO_CODE) ?? '');
  const [hash, query] = parts.map((part) => {
    const had = part.has(SSO_CODE);
    part.delete(SSO_CODE);
    return { had, text: String(part) };
  });
  // First of all: what is in the URL is in the history.
  const search = query.had ? query.text && `?${query.text}` : location.search;
  const anchor = hash.had ? hash.text && `#${hash.text}` : location.hash;
  if (query.had || hash.had) history.replaceState(history.state, '', location.pathname + search + anchor);
  return codes.find((code) => /^[!-~]{1,512}$/.test(code));
}

const SSO_CODE = 'sso_code';

// A flow that is resumed in this very page hears nothing until its WebAssembly is there, so this is said again.
const AGAIN_MS = 300;

/**
 * Hands what the provider returned to the flow that waits for it; see types/callback.d.ts.
 * @param {{ waitMs?: number }} [options]
 * @returns {Promise<{ taken: boolean }>}
 */
export async function finishCallback({ waitMs = 5000 } = {}) {
  const { location, history } = globalThis;
  const { name = '' } = /** @type {{ name?: string }} */ (globalThis);
  const given = new URLSearchParams(location.search);
  // First of all: what is in the URL is in the history, and in what is sent as the referrer.
  history.replaceState(history.state, '', location.pathname + location.hash);
  const names = Object.values(returns).flatMap(({ query }) => query);
  const query = knownQuery((name) => given.get(name), names);
  const taken = await handOver({ bonin: 'callback', id: randomId(), window: name, query }, location.origin, waitMs);
  // Never a page of the user's own.
  if (taken && name.startsWith(WINDOW_PREFIX)) globalThis.close();
  return { taken };
}

/**
 * @param {{ bonin: 'callback', id: string, window: string, query: Record<string, string> }} message
 * @param {string} origin
 * @param {number} waitMs
 * @returns {Promise<boolean>}
 */
function handOver(message, origin, waitMs) {
  const { opener, BroadcastChannel } = globalThis;
  const channel = BroadcastChannel && new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const say = () => {
      channel?.postMessage(message);
      opener?.postMessage(message, origin);
    };
    /** @param {MessageEvent<{ bonin?: unknown, id?: unknown } | null | undefined>} event */
    const hear = ({ data }) => {
      if (data?.bonin === 'taken' && data.id === message.id) done(true);
    };
    /** @param {MessageEvent} event */
    const posted = (event) => event.origin === origin && hear(event);
    /** @param {boolean} taken */
    const done = (taken) => {
      clearInterval(again);
      clearTimeout(end);
      removeEventListener('message', posted);
      channel?.close();
      resolve(taken);
    };
    addEventListener('message', posted);
    channel?.addEventListener('message', hear);
    const again = setInterval(say, AGAIN_MS);
    const end = setTimeout(() => done(false), waitMs);
    say();
  });
}
