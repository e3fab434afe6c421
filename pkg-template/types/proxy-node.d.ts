import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { BoninProxy } from './proxy.js';

/**
 * A request listener for `http.createServer`, `http2.createServer`, Express or anything alike. It never rejects, and
 * leaves a response alone that somebody else has begun.
 */
export function toNodeHandler(
  proxy: Pick<BoninProxy, 'fetch'>,
): (req: IncomingMessage | Http2ServerRequest, res: ServerResponse | Http2ServerResponse) => Promise<void>;

/** Serves a proxy by itself: on a free port of 127.0.0.1 unless said otherwise. */
export function serve(
  proxy: Pick<BoninProxy, 'fetch'>,
  where?: { port?: number; host?: string },
): Promise<{ readonly url: string; readonly server: Server; close(): Promise<void> }>;
