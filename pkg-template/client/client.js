import { pageLang } from '../core/lang.js';
import { createFlow } from './flow.js';
import { misuse, readOptions } from './input.js';
import { poster } from './post.js';
import { readProxyUrl } from './proxy-url.js';

/**
 * The calls of each provider that pages have.
 * @typedef {Readonly<Record<string, Readonly<Record<string, import('./flow.js').CallRule>>>>} Providers
 */

/**
 * Whether a provider opens other pages.
 * @param {Providers[string]} calls
 */
export const opens = (calls) => Object.values(calls).some((call) => call.opens);

/**
 * A function that makes clients.
 * @param {Providers} providers
 * @param {(provider: string) => import('./core.js').Core} coreOf the same for each flow of a provider
 * @returns {(options: import('../types/client.js').ClientOptions) => import('../types/client.js').Client}
 */
export const clientOf = (providers, coreOf) => (options) => {
  const given = readOptions(options, ['proxyUrl', 'fetch', 'lang', 'now', 'open', 'timeoutMs']);
  const { proxyUrl, fetch, lang = pageLang(), now = () => Date.now(), open, timeoutMs = 15_000 } = given;
  const base = readProxyUrl(proxyUrl);
  const faults = {
    fetch: fetch && typeof fetch !== 'function',
    lang: lang !== 'ko' && lang !== 'en',
    now: typeof now !== 'function',
    open: open && typeof open !== 'function',
    timeoutMs: !(timeoutMs > 0 && timeoutMs < 2 ** 31),
  };
  const [fault] = Object.entries(faults).find(([, isFault]) => isFault) ?? [];
  if (fault) throw misuse(fault, 'notListed');

  /** @param {string} provider @param {import('./flow.js').Saved} [saved] */
  const flow = (provider, saved) => {
    const to = poster({ base, provider, fetch, lang, timeoutMs });
    const calls = providers[provider];
    return createFlow({ core: coreOf(provider), provider, calls, to, lang, now, open, saved });
  };
  const starts = Object.keys(providers).map((provider) => [provider, () => flow(provider)]);
  /** @param {string} snapshot */
  const resume = (snapshot) => flow(...readSnapshot(providers, snapshot));
  const client = Object.freeze({ ...Object.fromEntries(starts), resume });
  // Its methods are those of the registry, which a test compares with the types.
  return /** @type {import('../types/client.js').Client} */ (/** @type {unknown} */ (client));
};

/** @param {Providers} providers @param {string} text @returns {[provider: string, saved: import('./flow.js').Saved]} */
function readSnapshot(providers, text) {
  try {
    const { provider, state, view } = JSON.parse(text);
    if (providers[provider] && view.name && view.actions.includes) return [provider, { state, view }];
  } catch {
    // the same as any other text that is no snapshot
  }
  throw misuse('snapshot', 'badSnapshot');
}
