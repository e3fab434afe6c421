// Node's own http server, as the proxy and the emulator are served by.
import { createServer } from 'node:http';

/** How long what is under way may take once the server closes, unless said otherwise. */
const DRAIN_MS = 10_000;

/** @typedef {(req: import('http').IncomingMessage, res: import('http').ServerResponse) => unknown} Listener */

/**
 * @param {Listener} listener what it returns is waited for at the end, if it is a promise; it must not reject
 * @param {{ port?: number, host?: string, drainMs?: number }} [where] a free port of this machine alone, unless said
 *   otherwise
 * @returns {Promise<{ url: string, server: import('node:http').Server, close: () => Promise<void> }>}
 */
export async function listenOn(listener, { port = 0, host = '127.0.0.1', drainMs = DRAIN_MS } = {}) {
  const server = createServer();
  const drain = drainOf(server, listener);
  /** @type {Promise<void>} */
  const listening = new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await listening;
  const { port: bound } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {Promise<void> | undefined} */
  let closing;
  const close = () => (closing ??= drain(drainMs));
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, server, close };
}

/**
 * Listens to requests, and gives a function that ends it: nobody is let in any more, what is under way is finished, and
 * what takes too long is cut.
 * @param {import('node:http').Server} server @param {Listener} listener
 */
function drainOf(server, listener) {
  /** Each connection, with the requests on it that are under way. @type {Map<import('node:net').Socket, number>} */
  const connections = new Map();
  let isClosing = false;
  /** @type {((nothing?: undefined) => void) | undefined} */
  let tellIdle;

  /** @param {import('node:net').Socket} socket */
  const leave = (socket) => {
    const count = (connections.get(socket) ?? 0) - 1;
    if (count >= 0) connections.set(socket, count);
    if (isClosing) look();
  };
  const look = () => {
    for (const [socket, count] of connections) if (count === 0) socket.destroySoon();
    if ([...connections.values()].every((count) => count === 0)) tellIdle?.();
  };

  server.on('connection', (socket) => {
    connections.set(socket, 0);
    socket.on('close', () => connections.get(socket) === 0 && connections.delete(socket));
  });
  server.on('request', (req, res) => {
    const { socket } = req;
    connections.set(socket, (connections.get(socket) ?? 0) + 1);
    if (isClosing) res.setHeader('connection', 'close');
    const answered = new Promise((resolve) => void res.on('close', () => resolve(undefined)));
    Promise.all([listener(req, res), answered]).finally(() => {
      leave(socket);
      if (socket.destroyed && connections.get(socket) === 0) connections.delete(socket);
    });
  });

  return async (/** @type {number} */ drainMs) => {
    const closed = new Promise((resolve) => server.close(resolve));
    // What has arrived meanwhile is read first.
    await new Promise((resolve) => void setImmediate(() => setImmediate(resolve)));
    isClosing = true;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    await Promise.race([
      new Promise((resolve) => {
        tellIdle = resolve;
        look();
      }),
      new Promise((resolve) => {
        timer = setTimeout(resolve, drainMs);
      }),
    ]);
    clearTimeout(timer);
    server.closeAllConnections();
    await closed;
  };
}
