// Node's own http server.
import { listenOn } from '../../core/server/node.js';
import { failure } from '../errors.js';
import { behindFetch } from '../incoming.js';
import { readNodeText } from '../node-text.js';
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
    res.on('close', () => {
      if (!res.writableEnded) gone.abort();
    });
    const { status, headers, body } = await answer(proxy, req, gone.signal);
    // What was not read of a refused body stands in the way of the connection's next request.
    if (!req.complete) res.setHeader('connection', 'close');
    res.statusCode = status;
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    res.end(body);
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

async function answer({ fetch }, req, signal) {
  const url = urlOf(req);
  if (!url || FORBIDDEN.includes(req.method)) return respondError(failure('unknownRoute'), {}, {});
  const info = { remoteAddress: req.socket.remoteAddress };
  const answerDirectly = behindFetch.get(fetch);
  if (!answerDirectly) return outgoingOf(await fetch(requestOf(req, url, { signal, body: bodyOf(req) }), info));
  return answerDirectly({
    method: req.method,
    url,
    header: (name) => (Object.hasOwn(req.headers, name) ? String(req.headers[name]) : null),
    text: (how) => textOf(req, how),
    signal,
    asRequest: () => requestOf(req, url, { signal }),
    info,
  });
}

/** Methods that a `Request` does not take. */
const FORBIDDEN = ['CONNECT', 'TRACE', 'TRACK'];

// Undefined for an address that is none. `originalUrl` is Express's, whose `url` lacks the path that the handler was
// mounted at.
function urlOf(req) {
  const address = `http://proxy.invalid${req.originalUrl ?? req.url}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** A JSON middleware was here before and left the parsed body: its text. */
const leftBehind = (req) => (req.readableEnded && req.body !== undefined ? JSON.stringify(req.body) : undefined);

const textOf = async (req, how) => leftBehind(req) ?? readNodeText(req, how);

function requestOf(req, url, { signal, body }) {
  const headers = Object.entries(req.headers).map(([name, value]) => [name, String(value)]);
  const hasBody = body && req.method !== 'GET' && req.method !== 'HEAD';
  return new Request(url, { method: req.method, headers, signal, ...(hasBody && { body, duplex: 'half' }) });
}

function bodyOf(req) {
  const text = leftBehind(req);
  if (text !== undefined) return text;
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

async function outgoingOf(response) {
  const cookies = response.headers.getSetCookie();
  const headers = { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}
