// A client of several providers, each with a wasm file of its own that comes when it is used.
import { pageLang } from '../core/lang.js';
import { opens } from './client.js';
import { lazyCore } from './core.js';
import { isPlain, misuse } from './input.js';

/**
 * @param {import('./client.js').Providers} providers
 * @param {Record<string, import('./core.js').Core>} here the cores that need not be loaded first
 * @param {Record<string, () => Promise<typeof import('#wasm/mobileok')>>} modules the others'
 * @returns {(provider: string) => import('./core.js').Core} the same for each flow of a provider
 */
export function coresOf(providers, here, modules) {
  const cores = { ...here };
  const around = () => import('./page/index.js');
  return (name) => (cores[name] ??= lazyCore(modules[name], opens(providers[name]) && around));
}

/**
 * @param {import('./client.js').Providers} providers
 * @param {ReturnType<typeof coresOf>} coreOf
 * @param {ReturnType<typeof import('./core.js').bindCore>} first whose source one alone is
 * @returns {typeof import('../types/client.js').init}
 */
export const initOf = (providers, coreOf, first) => async (source) => {
  if (!isPlain(source)) return first.start(pageLang(), source);
  const sources = Object.entries(source);
  for (const [name] of sources) if (!providers[name]) throw misuse(name, 'unknownField');
  await Promise.all(sources.map(([name, given]) => coreOf(name).load(pageLang(), given)));
};
