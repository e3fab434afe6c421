// Node's own http server, as the proxy and the emulator are served by.
import { createServer } from 'node:http';

/**
 * @param {import('node:http').RequestListener} listener
 * @param {{ port?: number, host?: string }} [where] a free port of this machine alone, unless said otherwise
 * @returns {Promise<{ url: string, server: import('node:http').Server, close: () => Promise<void> }>}
 */
export async function listenOn(listener, { port = 0, host = '127.0.0.1' } = {}) {
  const server = createServer(listener);
  await /** @type {Promise<void>} */ (new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }));
  /** @returns {Promise<void>} */
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const { port: bound } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, server, close };
}
