// Node's own servers, over HTTP/1.1 and HTTP/2.
import { bug } from '../../core/boundary.js';
import { listenOn } from '../../core/server/node.js';
import { failure } from '../errors.js';
import { behindFetch } from '../incoming.js';
import { bodyOf, textOf } from '../node-body.js';
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
    const gone = goneOf(req, res);
    if (isTaken(res)) return;
    try {
      await send(req, res, await answer(proxy, req, gone));
    } catch (cause) {
      await send(req, res, respondError(bug(cause), {}, {})).catch(() => res.destroy());
    }
  };
}

// A proxy as createProxy() made it needs no Request and makes no Response, which spares time. A fetch that somebody put
// in front of it is asked as any other.
async function answer({ fetch }, req, gone) {
  const url = urlOf(req);
  if (!url || FORBIDDEN.includes(req.method)) return respondError(failure('unknownRoute'), {}, {});
  const info = { remoteAddress: req.socket.remoteAddress };
  const answerDirectly = behindFetch.get(fetch);
  if (!answerDirectly) return outgoingOf(await fetch(requestOf(req, url, { gone, body: bodyOf(req) }), info));
  return answerDirectly({
    method: req.method,
    url,
    header: (name) => headerOf(req, name),
    text: (how) => textOf(req, how),
    get signal() {
      return gone.signal;
    },
    asRequest: (body) => requestOf(req, url, { gone, body }),
    info,
  });
}

// A signal is made for those who ask for it, because that takes longer than most of what there is to do here.
function goneOf(req, res) {
  let controller;
  let isGone = false;
  const leave = () => {
    isGone = true;
    controller?.abort();
  };
  res.on('close', () => res.writableEnded || leave());
  // A stream that the browser breaks off is told as an error of the request, which nobody else may listen for.
  req.on('error', leave);
  return {
    get signal() {
      controller ??= new AbortController();
      if (isGone) controller.abort();
      return controller.signal;
    },
  };
}

async function outgoingOf(response) {
  const cookies = response.headers.getSetCookie();
  const headers = { ...Object.fromEntries(response.headers), ...(cookies.length > 0 && { 'set-cookie': cookies }) };
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) };
}

async function send(req, res, { status, headers, body }) {
  if (isTaken(res)) return;
  // What was not read of a refused body stands in the way of the connection's next request. HTTP/2 has no such header.
  if (!req.complete && !isHttp2(req)) res.setHeader('connection', 'close');
  res.statusCode = status;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  if (req.method === 'HEAD' || body === null) res.end();
  else res.end(body);
}

/** Somebody else answers already, such as a timeout of the framework: the response is theirs. */
const isTaken = (res) => res.headersSent || res.writableEnded || res.destroyed === true;

const isHttp2 = (req) => req.httpVersionMajor === 2;

/**
 * Serves a proxy by itself.
 * @param {Pick<BoninProxy, 'fetch'>} proxy
 * @param {{ port?: number, host?: string, drainMs?: number }} [where] a free port of this machine alone, unless said
 *   otherwise; `drainMs`: how long `close` waits for what is under way, 10,000 unless given
 * @returns {Promise<{ url: string, server: import('node:http').Server, close: () => Promise<void> }>}
 */
export async function serve(proxy, where) {
  return listenOn(toNodeHandler(proxy), where);
}

/** Methods that a `Request` does not take. */
const FORBIDDEN = ['CONNECT', 'TRACE', 'TRACK'];

/** Undefined for an address that is none. */
function urlOf(req) {
  try {
    return new URL(`http://proxy.invalid${targetOf(req)}`);
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

function headerOf({ headers }, name) {
  if (Object.hasOwn(headers, name)) return String(headers[name]);
  return name === 'host' && Object.hasOwn(headers, ':authority') ? headers[':authority'] : null;
}

// HTTP/2 has the host as `:authority`, among other headers whose names a Request does not take.
function headersOf(req) {
  const entries = Object.entries(req.headers).filter(([name]) => !name.startsWith(':'));
  const authority = req.headers[':authority'];
  if (authority !== undefined && req.headers.host === undefined) entries.push(['host', authority]);
  return entries.map(([name, value]) => [name, String(value)]);
}

function requestOf(req, url, { gone: { signal }, body }) {
  const { method } = req;
  const hasBody = body && method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers: headersOf(req), signal, ...(hasBody && { body, duplex: 'half' }) });
}
