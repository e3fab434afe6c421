// Node's own http server, as the proxy and the emulator are served by.
import { createServer } from 'node:http';

/**
 * @param {import('node:http').RequestListener} listener
 * @param {{ port?: number, host?: string }} [where] a free port of this machine alone, unless said otherwise
 * @returns {Promise<{ url: string, server: import('node:http').Server, close: () => Promise<void> }>}
 */
export async function listenOn(listener, { port = 0, host = '127.0.0.1' } = {}) {
  const server = createServer(listener);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${server.address().port}`, server, close };
}
