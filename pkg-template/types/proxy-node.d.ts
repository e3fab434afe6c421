import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { BoninProxy } from './proxy.js';

/** A request listener for `http.createServer`, Express or anything alike. */
export function toNodeHandler(
  proxy: Pick<BoninProxy, 'fetch'>,
): (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Serves a proxy by itself: on a free port of 127.0.0.1 unless said otherwise. */
export function serve(
  proxy: Pick<BoninProxy, 'fetch'>,
  where?: { port?: number; host?: string },
): Promise<{ readonly url: string; readonly server: Server; close(): Promise<void> }>;
