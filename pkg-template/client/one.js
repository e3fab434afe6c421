// A client whose providers are all in one wasm file, which is there from the start.
import { pageLang } from '../core/lang.js';
import { clientOf, opens } from './client.js';

/**
 * @param {ReturnType<typeof import('./core.js').bindCore>} core
 * @returns {(source?: unknown) => Promise<void>}
 */
export const initOf = (core) => async (source) => core.start(pageLang(), source);

/**
 * @param {import('./client.js').Providers} providers
 * @param {ReturnType<typeof import('./core.js').bindCore>} core
 * @param {typeof import('./page/index.js').makePage} [page] for those that open other pages
 */
export const clientOfOne = (providers, core, page) =>
  clientOf(providers, (name) => (opens(providers[name]) ? { ...core, page } : core));
