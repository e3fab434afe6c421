/** Pages of two sites with one SSO server, and browsers that keep its cookie: all in one process. */
import { createClient } from 'bonin';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { newEmulator } from './party.mjs';

export const PASSWORD = 'nets-1234';
export const PHONE = '01000002001';
const ORIGIN = 'https://shop.example';

/** What a browser keeps of cookies: by the path of each, for this one server. */
export function cookieJar() {
  const kept = new Map();
  return {
    header(path) {
      const fits = [...kept].filter(([, { under }]) => path.startsWith(under));
      return fits.map(([name, { value }]) => `${name}=${value}`).join('; ');
    },
    keep(response) {
      for (const line of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        const [, under] = /; Path=([^;]*)/.exec(line);
        if (/Max-Age=0/.test(line)) kept.delete(name);
        else kept.set(name, { value, under });
      }
    },
    names: () => [...kept.keys()],
  };
}

/** @param {object} [settings] more for the proxies' provider */
export async function netsWorld(settings) {
  const emulator = await newEmulator();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const asked = []; // what the agents were asked: the path, the headers, the body
  const upstream = (url, init) => {
    asked.push({ url, headers: init.headers, body: init.body ?? '' });
    return emulator.fetch(url, init);
  };
  const proxyOf = async (site) => {
    const agentUrl = emulator.nets.agentUrl.replace('site-a', site);
    return createProxy({
      secret,
      origins: [ORIGIN],
      fetch: upstream,
      now: emulator.now,
      clientAddress: { header: 'x-real-ip' },
      providers: { nets: { ...emulator.nets, agentUrl, ...settings } },
      claims: ['userId', 'attributes'],
    });
  };
  const proxies = { 'site-a': await proxyOf('site-a'), 'site-b': await proxyOf('site-b') };

  /** A browser: its pages have one jar, and what left them is in `sent`. */
  function newBrowser() {
    const jar = cookieJar();
    const sent = [];
    const preflights = [];
    const carried = async (url, init) => {
      const { pathname } = new URL(url);
      const custom = Object.keys(init.headers ?? {}).filter((name) => name !== 'content-type');
      const origin = { origin: ORIGIN };
      if (custom.length > 0) {
        const headers = { ...origin, 'access-control-request-method': 'POST' };
        const allowed = await emulator.fetch(url, { method: 'OPTIONS', headers });
        preflights.push(allowed);
        const names = allowed.headers.get('access-control-allow-headers') ?? '';
        if (!custom.every((name) => names.includes(name))) throw new TypeError('The preflight failed.');
      }
      const cookie = init.credentials === 'include' ? { cookie: jar.header(pathname) } : {};
      // Credentials and redirects are the browser's own affair; a Worker's requests do not know them all.
      const { credentials, mode, redirect, ...rest } = init;
      const response = await emulator.fetch(url, { ...rest, headers: { ...init.headers, ...origin, ...cookie } });
      if (response.headers.get('access-control-allow-origin') !== ORIGIN) throw new TypeError('Not for this origin.');
      if (init.credentials === 'include') jar.keep(response);
      return response;
    };
    const clientOf = (site, more) => {
      const fetch = (url, init) => {
        sent.push({ url, body: init.body });
        if (!url.startsWith('https://proxy.example/')) return carried(url, init);
        const headers = { ...init.headers, origin: ORIGIN, 'x-real-ip': '198.51.100.4', 'user-agent': 'Browser/1.0' };
        return proxies[site].fetch(new Request(url, { ...init, headers }));
      };
      const proxyUrl = 'https://proxy.example/bonin';
      const open = (page) => void opened.push(page);
      return createClient({ proxyUrl, fetch, now: emulator.now, lang: 'en', open, ...more });
    };
    const opened = [];
    return {
      sent,
      opened,
      jar,
      preflights,
      clientOf,
      flowOf: (site = 'site-a', more) => clientOf(site, more).nets(),
      /** Goes there, and follows where the server sends it as long as it stays at the server. */
      async navigate(to) {
        for (let url = to; ; ) {
          const headers = { cookie: jar.header(new URL(url).pathname) };
          const response = await emulator.fetch(url, { headers, redirect: 'manual' });
          jar.keep(response);
          if (response.status !== 303) return { url, response };
          url = new URL(response.headers.get('location'), url).href;
          if (!new URL(url).pathname.startsWith('/nets/')) return { url };
        }
      },
      async logOnAtServer(page, userID, password = PASSWORD) {
        const { searchParams, origin } = new URL(page);
        const target = Object.fromEntries(searchParams);
        const response = await emulator.fetch(`${origin}/nets/window/api/logon`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie: jar.header('/nets/window/') },
          body: JSON.stringify({ credType: 'BASIC', userID, password, ...target }),
        });
        jar.keep(response);
        return { status: response.status, ...(await response.json()) };
      },
    };
  }

  return {
    emulator,
    control: emulator.control,
    phone: emulator.phone(PHONE),
    asked,
    newBrowser,
    redeem: (ticket) => redeemTicket(ticket, { secret, now: emulator.now }),
  };
}
