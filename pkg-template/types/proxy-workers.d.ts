import type { ProxyConfig } from './proxy.js';

/**
 * The default export of a Worker: the proxy is made of the environment that comes with the first request. A wrong
 * setting is told to `console.error` by its name and reason, and the next request tries anew.
 */
export function toWorker<Env>(configure: (env: Env) => ProxyConfig | Promise<ProxyConfig>): {
  fetch(request: Request, env: Env, ctx?: { waitUntil(promise: Promise<unknown>): void }): Promise<Response>;
};
