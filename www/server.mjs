// The whole demo on this machine: two sites, each a page and a relying party's server of its own on a port of its own,
// and the emulator on another, so that phone and provider are of a real other origin.
import { createServer } from 'node:http';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { securityHeaders } from './server/headers.mjs';
import { isPage, servePage } from './server/page.mjs';
import { emulatorOptions } from './server/providers.mjs';
import { createRelyingParty } from './server/relying-party.mjs';
import { SITES } from './server/sites.mjs';

/**
 * @param {{ port?: number, host?: string, dev?: boolean }} [options] site A's port; the emulator's is the next one, and
 *   site B's the one after that. 0: any free ones. dev: from the sources
 * @returns {Promise<{ url: string, otherUrl: string, phoneUrl: string, close: () => Promise<void> }>}
 */
export async function startDemo({ port = 4000, host = '127.0.0.1', dev = false } = {}) {
  const open = [];
  const close = () => Promise.all(open.map((each) => each.close())).then(() => {});
  try {
    const sites = [];
    for (const [index, site] of SITES.entries()) {
      const server = createServer();
      open.push({ close: () => closed(server) });
      await listen(server, port && port + 2 * index, host);
      sites.push({ ...site, server, origin: `http://${host}:${server.address().port}` });
    }
    const emulator = await createEmulator(emulatorOptions(sites));
    const { url: emulatorUrl, close: closeEmulator } = await serve(emulator, { port: port && port + 1, host });
    open.push({ close: closeEmulator });
    for (const site of sites) {
      const other = sites.find((each) => each !== site);
      const page = await servePage({ dev, server: site.server });
      open.push(page);
      const relyingParty = await createRelyingParty({ emulator, emulatorUrl, site, other });
      const emulatorOrigin = new URL(emulatorUrl).origin;
      site.server.on('request', answers({ site, other, page, relyingParty, emulatorOrigin, dev }));
    }
    const [a, b] = sites.map(({ origin }) => `${origin}/`);
    return { url: a, otherUrl: b, phoneUrl: emulatorUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function answers({ site, other, page, relyingParty, emulatorOrigin, dev }) {
  return (request, response) => {
    if (!URL.canParse(request.url, site.origin)) return void response.writeHead(400).end();
    const { pathname: path, search } = new URL(request.url, site.origin);
    const headers = securityHeaders({ path, emulatorOrigin, otherOrigin: other.origin, dev });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // People type localhost where the demo says 127.0.0.1: to a browser that is another site, to which no provider
    // comes back.
    if (isPage(path) && request.headers.host?.startsWith('localhost:'))
      return void response.writeHead(302, { location: new URL(path + search, site.origin).href }).end();
    if (!relyingParty(request, response)) page.handle(request, response);
  };
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function closed(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
