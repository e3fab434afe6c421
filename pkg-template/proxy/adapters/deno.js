/**
 * Serves a proxy with Deno's own server.
 * @param {Pick<import('../../types/proxy.d.ts').BoninProxy, 'fetch'>} proxy
 * @param {{ port?: number, hostname?: string }} [options] those of `Deno.serve`
 * @returns {{ shutdown(): Promise<void>, finished: Promise<void> }} Deno's server
 */
export function serve(proxy, options = {}) {
  return Deno.serve(options, (request, info) => proxy.fetch(request, { remoteAddress: info?.remoteAddr?.hostname }));
}
