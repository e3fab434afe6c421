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
  where?: ServeOptions,
): Promise<ServedProxy>;

export interface ServeOptions {
  /** 0, any free one, unless given. */
  readonly port?: number;
  /** This machine alone unless given. */
  readonly host?: string;
  /** How long `close` waits for requests that are under way, in milliseconds; 10,000 unless given. */
  readonly drainMs?: number;
}

export interface ServedProxy {
  readonly url: string;
  readonly server: Server;
  /** Lets nobody in any more, waits until what is under way is finished, and cuts what takes longer than `drainMs`. */
  close(): Promise<void>;
}
