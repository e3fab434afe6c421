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
 * @returns {import('#wasm/proxy').ProviderService}
 * @throws {import('../core/errors.js').BoninError} with every fault of the settings
 */
export function providerService(name, settings, lang) {
  /** @type {ReturnType<typeof loaded>} */
  let home;
  /** @type {import('#wasm/proxy').ProviderService} */
  let service;
  const here = () => {
    // Nobody asks before it is loaded.
    const instance = /** @type {NonNullable<ReturnType<typeof loaded>>} */ (loaded());
    if (home !== instance) service = new instance.ProviderService(name, settings, lang);
    home = instance;
    return service;
  };
  call(here);
  return {
    call: (lang, caller) => here().call(lang, caller),
    arrive: (step, fields, now, lang) => here().arrive(step, fields, now, lang),
    servers: () => here().servers(),
  };
}
