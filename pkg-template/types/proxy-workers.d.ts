import type { ProxyConfig } from './proxy.js';

/** The default export of a Worker: the proxy is made of the environment that comes with the first request. */
export function toWorker<Env>(configure: (env: Env) => ProxyConfig): {
  fetch(request: Request, env: Env, ctx: { waitUntil(promise: Promise<unknown>): void }): Promise<Response>;
};
