// The server of the service that wants to know who its user is: the proxy in front of the provider, one route that
// opens tickets, and one that checks passwords.
import { randomBytes } from 'node:crypto';
import { isBoninError } from 'bonin';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { toNodeHandler } from 'bonin/proxy/node';
import { emulatorActions } from './emulator.mjs';
import { masked } from './masked.mjs';
import { createPasswords } from './password.mjs';
import { EMULATED, providerSettings } from './providers.mjs';

/** The providers of `<bonin-verify>`. */
const ELEMENTS = ['mobileok', 'tossCert', 'ompass'];

const LARGEST_BODY = 32 * 1024;

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
  const providers = providerSettings(emulator, { origin: site.origin, emulatorUrl, site: site.id });
  const passwords = createPasswords({ site: site.id, now: emulator.now });
  const proxy = await createProxy({
    secret,
    origins: [site.origin],
    // The provider runs in this process, and so does its clock, which the tests move.
    fetch: emulator.fetch,
    now: emulator.now,
    // Nothing stands between the browser and this process.
    clientAddress: 'connection',
    providers,
  });
  const toProxy = toNodeHandler(passwords.guarded(proxy));
  const settings = {
    site: shown(site),
    other: shown(other),
    phoneUrl: new URL('/phone', emulatorUrl).href,
    numbers: Object.fromEntries(Object.keys(providers).map((name) => [name, emulator.control.numbers(name)])),
    names: Object.fromEntries(Object.entries(providers).map(([name, given]) => [name, Object.keys(given)])),
    elements: ELEMENTS,
    emulated: EMULATED,
  };

  async function redeem(request, response) {
    const { ticket } = await readBody(request);
    if (typeof ticket !== 'string') return json(response, 400, { error: { kind: 'misuse' } });
    try {
      const identity = await redeemTicket(ticket, { secret, now: emulator.now });
      if (passwords.fits(request.headers.cookie, identity)) json(response, 200, masked(identity));
      else json(response, 422, { error: { kind: 'rejected' } });
    } catch (error) {
      json(response, isBoninError(error) ? 422 : 500, { error: { kind: error.kind ?? 'bug' } });
    }
  }

  async function checkPassword(request, response) {
    const right = passwords.check(await readBody(request));
    if (right) response.setHeader('set-cookie', right.cookie);
    json(response, 200, { nonce: right?.nonce });
  }

  const actions = emulatorActions(emulator.control);

  async function steer(action, request, response) {
    try {
      actions[action](await readBody(request));
      json(response, 200, {});
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
    else if (request.method === 'POST' && Object.hasOwn(actions, actionOf(pathname)))
      steer(actionOf(pathname), request, response);
    else if (route === 'POST /api/password') checkPassword(request, response);
    else return false;
    return true;
  };
}

const actionOf = (path) => (path.startsWith('/api/emulator/') ? path.split('/').at(-1) : '');

const shown = ({ id, origin, name }) => ({ id, url: `${origin}/`, name });

/** The members of a JSON body; none of what is no such thing, or too long. */
async function readBody(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) {
    text += part;
    if (text.length > LARGEST_BODY) return {};
  }
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
