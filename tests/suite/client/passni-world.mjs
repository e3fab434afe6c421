/** Two linked sites with a page and a proxy each, the emulated Pass-Ni with its bridges, and a user's browsers. */
import { createClient } from 'bonin';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { createBrowser } from '../emulator/passni-party.mjs';

const keys = createEmulatorKeys();
const secret = crypto.getRandomValues(new Uint8Array(32));

export const SSO = 'http://emulator.test';
export const PAGES = ['https://a.site.example/app?from=sso', 'https://b.site.example/app'];
export const ARRIVALS = ['https://a.site.example/bonin/passni/arrive', 'https://b.site.example/bonin/passni/arrive'];
export const HERE = { ip: '198.51.100.7', userAgent: 'Browser A' };

/**
 * @param {object} [settings] of both proxies, beside those of the emulator
 * @param {object} [options] of the client
 */
export async function passniWorld(settings, { emulator, config, ...options } = {}) {
  const agents = [
    { agentId: 'site-a', name: '사이트 A', arriveUrl: ARRIVALS[0] },
    { agentId: 'site-b', name: '사이트 B', arriveUrl: ARRIVALS[1] },
  ];
  emulator ??= await createEmulator({ keys, passni: { agents } });
  const world = { emulator, sent: [], asked: [], caller: HERE, events: [] };
  world.sites = await Promise.all(emulator.passni.sites.map((site, index) => newSite(world, index, site)));
  [world.client] = world.sites.map(({ client }) => client);

  async function newSite({ sent, asked }, index, site) {
    const { origin } = new URL(PAGES[index]);
    const proxy = await createProxy({
      secret,
      origins: [origin],
      now: emulator.now,
      clientAddress: (request) => request.headers.get('x-test-ip') ?? undefined,
      claims: ['userId', 'email'],
      onEvent: (event) => world.events.push(event),
      fetch: (url, init) => {
        asked.push({ route: new URL(url).pathname.split('/').slice(-2).join('/'), body: init.body });
        return emulator.fetch(url, init);
      },
      providers: { passni: { ...site, pageUrl: PAGES[index], ...settings } },
      ...config,
    });
    const fetch = (url, init) => {
      sent.push({ step: url.split('/').at(-1), text: `${url} ${JSON.stringify(init)}` });
      const { ip, userAgent } = world.caller;
      const headers = { ...init.headers, origin, 'x-test-ip': ip, 'user-agent': userAgent };
      return proxy.fetch(new Request(url, { ...init, headers }));
    };
    const client = createClient({ proxyUrl: `${origin}/bonin`, fetch, now: emulator.now, lang: 'en', ...options });
    return { proxy, client, settings: site };
  }

  return Object.assign(world, {
    redeem: (ticket) => redeemTicket(ticket, { secret, now: emulator.now }),
    fault: (order) => emulator.control.fault({ provider: 'passni', ...order }),
    /** A browser that is logged in at the SSO server. */
    async newBrowser(user = 'hong') {
      const browser = createBrowser(emulator.fetch);
      await browser.logIn(user);
      return browser;
    },
    /** A code for one of the sites, as the SSO server's page would post it there. */
    async newCode(browser, id = 'site-a') {
      return (await (browser ?? (await world.newBrowser())).enter(id)).code;
    },
    /** A flow that is logged in. */
    async entered({ client } = world, code) {
      const flow = client.passni();
      const { ticket } = await flow.enter(code ?? (await world.newCode()));
      return { flow, ticket };
    },
  });
}

/** What a form that the SSO server's page submits by itself comes to. */
export function arrive({ proxy }, url, fields, { method = 'POST', headers = {} } = {}) {
  const form = new URLSearchParams(fields);
  const init = { method, headers: { origin: SSO, ...headers } };
  if (method === 'GET') return proxy.fetch(new Request(`${url}?${form}`, init));
  return proxy.fetch(new Request(url, { body: form, ...init }));
}
