// Cloudflare Workers and workerd: settings come with a request, so the proxy is made on the first one.
import { createProxy } from '../create.js';

/** @typedef {import('../../types/proxy.d.ts').ProxyConfig} ProxyConfig */

/**
 * The default export of a Worker.
 * @template Env
 * @param {(env: Env) => ProxyConfig} configure
 * @returns {{ fetch: (request: Request, env: Env, ctx: { waitUntil(promise: Promise<unknown>): void }) =>
 * Promise<Response> }}
 */
export function toWorker(configure) {
  let proxy;
  return {
    fetch(request, env, ctx) {
      proxy ??= createProxy(configure(env));
      // Other requests wait for this preparation too: it must outlive the one that began it.
      ctx.waitUntil(proxy.ready.catch(() => {}));
      return proxy.fetch(request);
    },
  };
}
