/**
 * Serves a proxy with Bun's own server.
 * @param {Pick<import('../../types/proxy.d.ts').BoninProxy, 'fetch'>} proxy
 * @param {{ port?: number, hostname?: string }} [options] those of `Bun.serve`
 * @returns {{ url: URL, stop(): Promise<void> }} Bun's server
 */
export function serve(proxy, options = {}) {
  const fetch = (request, server) => proxy.fetch(request, { remoteAddress: server?.requestIP(request)?.address });
  return Bun.serve({ ...options, fetch });
}
