import type { BoninProxy } from './proxy.js';

/** Serves a proxy with `Deno.serve` and its options. */
export function serve(
  proxy: Pick<BoninProxy, 'fetch'>,
  options?: { port?: number; hostname?: string },
): { readonly finished: Promise<void>; shutdown(): Promise<void> };
