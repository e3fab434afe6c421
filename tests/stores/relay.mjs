// A relay of TCP that can hold back what is sent, in both directions: a network that is cut, without a word to anyone.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * @param {number} port of the server
 * @returns {Promise<{ port: number, hold: () => void, close: () => void }>}
 */
export async function startRelay(port) {
  const sockets = new Set();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    client.pipe(upstream);
    upstream.pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    hold() {
      for (const socket of sockets) socket.unpipe().pause();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
