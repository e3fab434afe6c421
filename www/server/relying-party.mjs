// The server of the service that wants to know who its user is: the proxy in front of the provider, and one route that
// opens tickets.
import { randomBytes } from 'node:crypto';
import { isBoninError } from 'bonin';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { toNodeHandler } from 'bonin/proxy/node';
import { masked } from './masked.mjs';
import { PROVIDERS, providerSettings } from './providers.mjs';

const LARGEST_TICKET = 32 * 1024;

/**
 * @param {object} options
 * @param {import('bonin/emulator').Emulator} options.emulator
 * @param {string} options.emulatorUrl where browsers reach it
 * @param {Site} options.site
 * @param {Site} options.other
 * @returns {Promise<Handler>}
 * @typedef {{ id: 'a' | 'b', origin: string, name: { ko: string, en: string } }} Site
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 * @typedef {(request: Request, response: Response) => boolean} Handler
 *   answers whether the request was for one of its routes
 */
export async function createRelyingParty({ emulator, emulatorUrl, site, other }) {
  // One for each site and start: tickets and flows of another one mean nothing here.
  const secret = randomBytes(32);
  const proxy = await createProxy({
    secret,
    origins: [site.origin],
    // The provider runs in this process, and so does its clock, which the tests move.
    fetch: emulator.fetch,
    now: emulator.now,
    // Nothing stands between the browser and this process.
    clientAddress: 'connection',
    providers: providerSettings(emulator, { origin: site.origin, emulatorUrl, site: site.id }),
  });
  const toProxy = toNodeHandler(proxy);
  const settings = {
    site: shown(site),
    other: shown(other),
    phoneUrl: new URL('/phone', emulatorUrl).href,
    numbers: Object.fromEntries(PROVIDERS.map((name) => [name, emulator.control.numbers(name)])),
  };

  async function redeem(request, response) {
    const ticket = await readTicket(request);
    if (ticket === undefined) return json(response, 400, { error: { kind: 'misuse' } });
    try {
      json(response, 200, masked(await redeemTicket(ticket, { secret, now: emulator.now })));
    } catch (error) {
      json(response, isBoninError(error) ? 422 : 500, { error: { kind: error.kind ?? 'bug' } });
    }
  }

  return (request, response) => {
    const { pathname } = new URL(request.url, 'http://page');
    const route = `${request.method} ${pathname}`;
    if (pathname === '/bonin' || pathname.startsWith('/bonin/')) toProxy(request, response);
    else if (route === 'GET /api/settings') json(response, 200, settings);
    else if (route === 'POST /api/redeem') redeem(request, response);
    else return false;
    return true;
  };
}

const shown = ({ id, origin, name }) => ({ id, url: `${origin}/`, name });

async function readTicket(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part;
    if (text.length > LARGEST_TICKET) return undefined;
  }
  try {
    const { ticket } = JSON.parse(text);
    return typeof ticket === 'string' ? ticket : undefined;
  } catch {
    return undefined;
  }
}

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
