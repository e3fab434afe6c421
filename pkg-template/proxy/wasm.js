// The proxy's wasm. An instance that has trapped serves nobody any more: what begins afterwards begins in a fresh one.
import { load as loadAny, loaded, renew } from '#wasm/proxy';
import { call as callAny } from '../core/boundary.js';

/**
 * @param {'ko' | 'en'} [lang] of the error
 * @param {unknown} [source] instead of this runtime's own
 * @returns {ReturnType<typeof loadAny>}
 */
export const load = (lang, source) => loadAny(source, lang);

/**
 * Runs an export.
 * @template T
 * @param {() => T} run
 * @returns {T}
 * @throws {import('../core/errors.js').BoninError}
 */
export function call(run) {
  const used = loaded();
  return callAny(run, () => renew(used));
}

/**
 * A provider with its settings, in whichever instance there is.
 * @param {string} name
 * @param {object} settings
 * @param {'ko' | 'en'} lang
 * @returns {{ call: (lang: 'ko' | 'en', caller?: object) => object, arrive: (...values: unknown[]) => string,
 *   servers: () => Record<string, string> }}
 * @throws {import('../core/errors.js').BoninError} with every fault of the settings
 */
export function providerService(name, settings, lang) {
  let home;
  let service;
  const here = () => {
    if (home !== loaded()) service = new (loaded().ProviderService)(name, settings, lang);
    home = loaded();
    return service;
  };
  call(here);
  return {
    call: (...values) => here().call(...values),
    arrive: (...values) => here().arrive(...values),
    servers: () => here().servers(),
  };
}
