// One request to a provider. Never repeated: hardly any step of a provider may be sent twice.
import { readText, TooLarge } from './limit.js';

const BODY_BYTES = 256 * 1024;

/**
 * Sends what the core asks for, and tells it what came of it.
 * @param {{ method: string, url: string, headers: Record<string, string>, body?: string }} task
 * @param {{ fetch: typeof globalThis.fetch, timeoutMs: number, signal: AbortSignal }} by `signal`: the browser went
 * away
 * @returns {Promise<{ type: 'response', status: number, body: string, cookies: string[] }
 * | { type: 'unreachable', timeout: boolean }>}
 */
export async function askProvider(task, { fetch, timeoutMs, signal }) {
  const gaveUp = new AbortController();
  const stop = () => gaveUp.abort();
  let timeout = false;
  const timer = setTimeout(() => {
    timeout = true;
    stop();
  }, timeoutMs);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    // Raced, since a fetch that was handed in may take no notice of its signal.
    return await Promise.race([exchange(task, fetch, gaveUp.signal), rejected(gaveUp.signal)]);
  } catch {
    return { type: 'unreachable', timeout };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function exchange({ method, url, headers, body }, fetch, signal) {
  signal.throwIfAborted();
  const response = await fetch(url, {
    method,
    headers,
    body,
    redirect: 'manual',
    signal,
  });
  const { status } = response;
  const cookies = response.headers.getSetCookie();
  // A redirect would carry the body to an address that nobody configured: its answer counts as empty.
  const elsewhere = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  const text = elsewhere ? '' : await readText(response.body, { limit: BODY_BYTES }).catch(emptyIfTooLarge);
  return { type: 'response', status, body: text, cookies };
}

function emptyIfTooLarge(error) {
  if (error instanceof TooLarge) return '';
  throw error;
}

function rejected(signal) {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
