// Cloudflare Workers and workerd: settings come with a request, so the proxy is made on the first one.
import { isBoninError } from '../../core/errors.js';
import { createProxy } from '../create.js';
import { failure } from '../errors.js';
import { responseOf } from '../incoming.js';
import { faultsOf, isTold } from '../report.js';
import { respondError } from '../respond.js';

/** @typedef {import('../../types/proxy.d.ts').ProxyConfig} ProxyConfig */

/**
 * The default export of a Worker.
 * @template Env
 * @param {(env: Env) => ProxyConfig | Promise<ProxyConfig>} configure
 * @returns {{ fetch: (request: Request, env: Env, ctx?: { waitUntil(promise: Promise<unknown>): void }) =>
 * Promise<Response> }}
 */
export function toWorker(configure) {
  let current;
  let told;

  // The page hears of a wrong setting as `badConfig` alone, so the log is where the operator can read which one it is.
  const tell = (error) => {
    const text = isBoninError(error) ? faultsOf(error) : thrownBy(error);
    if (text !== told) console.error(text);
    told = text;
    if (isBoninError(error)) isTold(error);
  };

  return {
    async fetch(request, env, ctx) {
      const mine = (current ??= make(configure, env));
      const ready = mine
        .then((proxy) => proxy.ready)
        .catch((error) => {
          // The next request makes a new one; all that waited for this one hear of it once.
          if (current !== mine) return;
          current = undefined;
          tell(error);
        });
      // Other requests wait for this preparation too: it must outlive the one that began it.
      ctx?.waitUntil?.(ready);
      const proxy = await mine.catch(() => undefined);
      // What is wrong is told here, and not by the request once more.
      await ready;
      return proxy ? proxy.fetch(request) : responseOf(respondError(failure('badConfig'), {}, {}));
    },
  };
}

// Apart from its own promise, which an asynchronous function would wait for.
async function make(configure, env) {
  const { fetch, ready } = createProxy(await configure(env));
  return { fetch, ready };
}

/** The name of what `configure` threw and its place, never its message, which may quote a value. */
function thrownBy(error) {
  const [place = ''] = /^\s+at .*$/m.exec(error?.stack) ?? [];
  const name = error?.name ?? typeof error;
  return [`bonin: the function given to toWorker() threw ${name}`, place.trim()].filter(Boolean).join(', ');
}
