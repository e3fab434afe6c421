// The whole demo on this machine: the page and the relying party's server on one port, the emulator on another, so that
// the phone is of a real other origin, as a provider is.
import { createServer } from 'node:http';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { securityHeaders } from './server/headers.mjs';
import { servePage } from './server/page.mjs';
import { createRelyingParty } from './server/relying-party.mjs';

/**
 * @param {{ port?: number, host?: string, dev?: boolean }} [options] port 0: any free one; dev: from the sources
 * @returns {Promise<{ url: string, phoneUrl: string, close: () => Promise<void> }>}
 */
export async function startDemo({ port = 4000, host = '127.0.0.1', dev = false } = {}) {
  const emulator = await createEmulator();
  const phone = await serve(emulator, { port: port && port + 1, host });
  const server = createServer();
  try {
    await listen(server, port, host);
    const origin = `http://${host}:${server.address().port}`;
    const page = await servePage({ dev, server });
    const relyingParty = await createRelyingParty({
      emulator,
      origins: origins(origin),
      phoneUrl: new URL('/phone', phone.url).href,
    });
    server.on('request', (request, response) => {
      for (const [name, value] of Object.entries(securityHeaders(new URL(phone.url).origin, dev)))
        response.setHeader(name, value);
      if (!relyingParty(request, response)) page.handle(request, response);
    });
    return {
      url: `${origin}/`,
      phoneUrl: phone.url,
      close: () => Promise.all([close(server), phone.close(), page.close()]).then(() => {}),
    };
  } catch (error) {
    await Promise.all([close(server), phone.close()]);
    throw error;
  }
}

/** People type localhost where the demo says 127.0.0.1. */
function origins(origin) {
  return [origin, origin.replace('//127.0.0.1:', '//localhost:')].filter(
    (each, index, all) => all.indexOf(each) === index,
  );
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
