// Node's own servers, over HTTP/1.1 and HTTP/2.
import { bug } from '../../core/boundary.js';
import { listenOn } from '../../core/server/node.js';
import { failure } from '../errors.js';
import { respondError } from '../respond.js';

/** @typedef {import('../../types/proxy.d.ts').BoninProxy} BoninProxy */

/**
 * A request listener for `http.createServer`, `http2.createServer`, Express or anything alike. It never rejects: Node
 * would end the process.
 * @param {Pick<BoninProxy, 'fetch'>} proxy
 * @returns {ReturnType<typeof import('../../types/proxy-node.d.ts').toNodeHandler>}
 */
export function toNodeHandler(proxy) {
  return async (req, res) => {
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    // A stream that the browser breaks off is told as an error of the request, which nobody else may listen for.
    req.on('error', () => gone.abort());
    if (isTaken(res)) return;
    try {
      await send(req, res, await answer(proxy, req, gone.signal));
    } catch (cause) {
      await send(req, res, respondError(bug(cause), {}, {})).catch(() => res.destroy());
    }
  };
}

async function answer(proxy, req, signal) {
  const request = requestOf(req, signal);
  if (!request) return respondError(failure('unknownRoute'), {}, {});
  return proxy.fetch(request, { remoteAddress: req.socket.remoteAddress });
}

async function send(req, res, response) {
  const body = Buffer.from(await response.arrayBuffer());
  if (isTaken(res)) return;
  // What was not read of a refused body stands in the way of the connection's next request. HTTP/2 has no such header.
  if (!req.complete && !isHttp2(req)) res.setHeader('connection', 'close');
  res.statusCode = response.status;
  for (const [name, value] of response.headers) res.setHeader(name, value);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

/** Somebody else answers already, such as a timeout of the framework: the response is theirs. */
const isTaken = (res) => res.headersSent || res.writableEnded || res.destroyed === true;

const isHttp2 = (req) => req.httpVersionMajor === 2;

/**
 * Serves a proxy by itself.
 * @param {Pick<BoninProxy, 'fetch'>} proxy
 * @param {{ port?: number, host?: string }} [where] a free port of this machine alone, unless said otherwise
 * @returns {Promise<{ url: string, server: import('node:http').Server, close: () => Promise<void> }>}
 */
export async function serve(proxy, where) {
  return listenOn(toNodeHandler(proxy), where);
}

// Undefined for what Request does not take either: TRACE, an address that is none.
function requestOf(req, signal) {
  try {
    const url = new URL(`http://proxy.invalid${targetOf(req)}`);
    const headers = headersOf(req);
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

// `originalUrl` is Express's, whose `url` lacks the path that the handler was mounted at. A proxy in front may send the
// whole address, which every server has to take (RFC 9112, section 3.2.2); another server's stays as it is, and fails.
function targetOf(req) {
  const target = req.originalUrl ?? req.url;
  if (!/^https?:/i.test(target)) return target;
  const { host, pathname, search } = new URL(target);
  return host === req.headers.host ? pathname + search : target;
}

// HTTP/2 has the host as `:authority`, among other headers whose names a Request does not take.
function headersOf(req) {
  const entries = Object.entries(req.headers).filter(([name]) => !name.startsWith(':'));
  const authority = req.headers[':authority'];
  if (authority !== undefined && req.headers.host === undefined) entries.push(['host', authority]);
  return entries.map(([name, value]) => [name, String(value)]);
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
