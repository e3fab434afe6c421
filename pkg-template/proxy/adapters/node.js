// Node's own http server.
import { listenOn } from '../../core/server/node.js';
import { failure } from '../errors.js';
import { respondError } from '../respond.js';

/** @typedef {import('../../types/proxy.d.ts').BoninProxy} BoninProxy */

/**
 * A request listener for `http.createServer`, Express or anything alike.
 * @param {Pick<BoninProxy, 'fetch'>} proxy
 * @returns {(req: import('node:http').IncomingMessage, res: import('node:http').ServerResponse) => Promise<void>}
 */
export function toNodeHandler(proxy) {
  return async (req, res) => {
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    const request = requestOf(req, gone.signal);
    const response = request
      ? await proxy.fetch(request, { remoteAddress: req.socket.remoteAddress })
      : respondError(failure('unknownRoute'), {}, {});
    // What was not read of a refused body stands in the way of the connection's next request.
    if (!req.complete) res.setHeader('connection', 'close');
    res.statusCode = response.status;
    res.setHeaders(response.headers);
    res.end(Buffer.from(await response.arrayBuffer()));
  };
}

/**
 * Serves a proxy by itself.
 * @param {Pick<BoninProxy, 'fetch'>} proxy
 * @param {{ port?: number, host?: string }} [where] a free port of this machine alone, unless said otherwise
 * @returns {Promise<{ url: string, server: import('node:http').Server, close: () => Promise<void> }>}
 */
export async function serve(proxy, where) {
  return listenOn(toNodeHandler(proxy), where);
}

// Undefined for what Request does not take either: TRACE, an address that is none. `originalUrl` is Express's, whose
// `url` lacks the path that the handler was mounted at.
function requestOf(req, signal) {
  try {
    const url = new URL(`http://proxy.invalid${req.originalUrl ?? req.url}`);
    const headers = Object.entries(req.headers).map(([name, value]) => [name, String(value)]);
    const hasBody = req.method !== 'GET' && req.method !== 'HEAD';
    return new Request(url, {
      method: req.method,
      headers,
      signal,
      ...(hasBody && { body: bodyOf(req), duplex: 'half' }),
    });
  } catch {
    return undefined;
  }
}

function bodyOf(req) {
  // A JSON middleware was here before and left the parsed body.
  if (req.readableEnded && req.body !== undefined) return JSON.stringify(req.body);
  const chunks = req.iterator({ destroyOnReturn: false });
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // The socket stays, since the answer still has to go out on it.
    async cancel() {
      await chunks.return();
    },
  });
}
