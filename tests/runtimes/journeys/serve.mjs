// Serves the journeys' proxy by the adapter of the runtime that this runs in: `serve.mjs PORT [ORIGIN]`.
import { createService } from './service.mjs';

// Each by its whole name, which Deno then needs no right to load.
const adapters = {
  deno: () => import('bonin/proxy/deno'),
  bun: () => import('bonin/proxy/bun'),
  node: () => import('bonin/proxy/node'),
};
const name = 'Deno' in globalThis ? 'deno' : 'Bun' in globalThis ? 'bun' : 'node';
const { serve } = await adapters[name]();
const [port, ...origins] = globalThis.Deno?.args ?? process.argv.slice(2);
const where = name === 'node' ? { host: '127.0.0.1' } : { hostname: '127.0.0.1' };
await serve(await createService(origins), { ...where, port: Number(port) });
