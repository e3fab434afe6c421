// A request to a provider by way of Node's own http client, which takes a quarter of the CPU time of its fetch.
import http from 'node:http';
import https from 'node:https';
import { readNodeBytes } from '../node-text.js';
import { send as sendByFetch } from './fetch.js';

/** How long a connection that nobody uses is kept; less where the server says that it keeps it for less. */
const IDLE_MS = 4_000;

/**
 * @param {import('./fetch.js').Order & { repeatable?: boolean }} order `repeatable`: it may arrive twice
 * @param {{ fetch?: (url: string, init: RequestInit) => Promise<Response>, wait: import('../wait.js').Wait }} how
 * @returns {Promise<import('./fetch.js').Reply>}
 */
export async function send(order, { fetch, wait }) {
  if (fetch || !isNodesOwn(globalThis.fetch)) return sendByFetch(order, { fetch, wait });
  // One whole turn of the event loop, in which Node hears of connections that the provider has closed, before it
  // chooses one of them. The first of the two ends the turn that is under way.
  await immediate();
  await immediate();
  try {
    return await sendOnce(order, wait, keptConnections(order.url));
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    // On a connection of its own, which cannot be stale.
    return sendOnce(order, wait, false);
  }
}

/**
 * Whether the global fetch is the one that Node came with. Any other was put there on purpose, such as the stand-in of
 * a test or an instrumented one, and so was a dispatcher that leads Node's fetch through a proxy: then fetch is used.
 * @param {typeof globalThis.fetch} fetch
 */
function isNodesOwn(fetch) {
  /** @type {object | undefined} */
  const dispatcher = Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1'));
  const isUsual = dispatcher === undefined || dispatcher.constructor.name === 'Agent';
  return isUsual && Function.prototype.toString.call(fetch).includes('internal/deps/undici/undici');
}

const immediate = () => new Promise((resolve) => void setImmediate(resolve));

/** @type {{ http: http.Agent, https: https.Agent } | undefined} */
let agents;

/** @param {string} url */
function keptConnections(url) {
  const options = { keepAlive: true, timeout: IDLE_MS };
  agents ??= { http: new http.Agent(options), https: new https.Agent(options) };
  return url.startsWith('https:') ? agents.https : agents.http;
}

/** The provider had closed the connection, and the request can be sent again. */
class Stale extends Error {}

/**
 * Sends the request, once. A connection that was kept may turn out to be closed. If that is seen before anything was
 * written, the provider has not got the request. If it is seen later, nobody knows how far the provider came, and only
 * a request that is `repeatable` is sent again.
 * @param {import('./fetch.js').Order & { repeatable?: boolean }} order
 * @param {import('../wait.js').Wait} wait
 * @param {http.Agent | false} agent
 * @returns {Promise<import('./fetch.js').Reply>}
 */
function sendOnce({ method, url, headers, body, repeatable }, wait, agent) {
  return new Promise((resolve, reject) => {
    if (wait.isOver) return reject(new Error('nobody waits for an answer'));
    const { request } = url.startsWith('https:') ? https : http;
    // The user agent is that of Node's fetch: there are firewalls that refuse requests without one.
    const all = { 'user-agent': 'node', ...headers, 'accept-encoding': 'identity' };
    const sent = request(url, { method, headers: all, agent });
    wait.end = () => void sent.destroy();
    let unsent = false;
    sent.once('socket', (socket) => {
      unsent = sent.reusedSocket && (socket.readableEnded || !socket.writable);
      if (unsent) sent.destroy();
    });
    sent.once('response', (response) => {
      const drop = () => void sent.destroy();
      resolve({
        status: response.statusCode ?? 0,
        cookies: response.headers['set-cookie'] ?? [],
        header: (name) => response.headers[name]?.toString(),
        read: (limit) => readNodeBytes(response, { limit }).finally(() => response.complete || drop()),
        drop,
      });
    });
    // Whoever reads the response hears of the errors that come after it.
    sent.on('error', (/** @type {NodeJS.ErrnoException} */ cause) => {
      const isCut = sent.reusedSocket && (cause.code === 'ECONNRESET' || cause.code === 'EPIPE');
      reject(unsent || (isCut && repeatable) ? new Stale('closed', { cause }) : cause);
    });
    sent.end(body);
  });
}
