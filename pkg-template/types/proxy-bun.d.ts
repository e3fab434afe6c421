import type { BoninProxy } from './proxy.js';

/** Serves a proxy with `Bun.serve` and its options. */
export function serve(
  proxy: Pick<BoninProxy, 'fetch'>,
  options?: { port?: number; hostname?: string },
): { readonly url: URL; stop(): Promise<void> };
