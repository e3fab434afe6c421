import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { failure } from './errors.js';
import { handle } from './handle.js';
import { behindFetch, incomingOf, responseOf } from './incoming.js';
import { prepare } from './prepare.js';
import { readSettings } from './settings.js';

/**
 * The relying party's proxy. It can be used at once, and it can be awaited: then a wrong configuration is a rejection
 * instead of an answer with status 500.
 * @param {import('../types/proxy.d.ts').ProxyConfig} config
 * @returns {Promise<import('../types/proxy.d.ts').BoninProxy> & import('../types/proxy.d.ts').BoninProxy}
 */
export function createProxy(config) {
  const read = readSettings(config);
  const prepared = retried(() => prepare(read));
  const service = (lang) =>
    prepared().catch((cause) => {
      // What exactly is wrong is the operator's to know.
      throw failure('badConfig', { lang, cause });
    });
  const answer = (incoming) => handle(incoming, { settings: read.settings, service });
  const fetch = async (request, info) => responseOf(await answer(incomingOf(request, info)));
  behindFetch.set(fetch, answer);
  const ready = prepared().then(() => {});
  // Whoever looks at `ready` or awaits the proxy gets the rejection; whoever does not is no unhandled one.
  ready.catch(() => {});
  const promise = ready.then(() => ({ fetch, ready }));
  promise.catch(() => {});
  return Object.assign(promise, { fetch, ready });
}

// One preparation for all callers. One that failed for a moment's reason is forgotten: the next request tries again.
function retried(prepareOnce) {
  let current;
  return () => {
    current ??= prepareOnce().catch((error) => {
      if (error?.kind !== 'config') current = undefined;
      throw isBoninError(error) ? error : bug(error);
    });
    return current;
  };
}
