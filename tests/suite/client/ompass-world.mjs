/** A page, its relying party's proxy and the emulated OMPASS in one process, and what the user does on its page. */
import { createClient } from 'bonin';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { createProxy, redeemTicket } from 'bonin/proxy';

const keys = createEmulatorKeys();
const secret = crypto.getRandomValues(new Uint8Array(32));
const ORIGIN = 'https://shop.example';

export const PHONE = '01012345678';
export const USER = 'kim.ompass';
export const BACK = 'https://shop.example/callback';

/** @param {object} [settings] of OMPASS, beside those of the emulator */
export async function ompassWorld(settings, { emulator, ...options } = {}) {
  emulator ??= await createEmulator({ keys, ompass: { redirectUri: BACK } });
  const sent = [];
  const asked = [];
  const proxy = await createProxy({
    secret,
    origins: [ORIGIN],
    now: emulator.now,
    fetch: (url, init) => {
      asked.push(`${init.method} ${new URL(url).pathname}`);
      return emulator.fetch(url, init);
    },
    providers: { ompass: { ...emulator.ompass, ...settings } },
    claims: ['userId', 'method'],
  });
  const fetch = (url, init) => {
    sent.push({ step: url.split('/').at(-1), text: `${url} ${JSON.stringify(init)}` });
    return proxy.fetch(new Request(url, { ...init, headers: { ...init.headers, origin: ORIGIN } }));
  };
  const client = createClient({ proxyUrl: 'https://api.test/bonin', fetch, now: emulator.now, lang: 'en', ...options });

  /** Something on OMPASS's page. */
  async function onPage(page, action, body = {}) {
    const { origin, searchParams } = new URL(page);
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return emulator.fetch(`${origin}/ompass/visit/${searchParams.get('visit')}/${action}`, init);
  }

  return {
    emulator,
    client,
    sent,
    asked,
    onPage,
    register: (userId = USER, phone = PHONE) =>
      emulator.control.options({ provider: 'ompass', users: [{ userId, phone }] }),
    redeem: (ticket) => redeemTicket(ticket, { secret, now: emulator.now }),
    /** The user approves: the address that OMPASS sends them back to. */
    async approved(page, body, phone = PHONE) {
      await onPage(page, page.includes('/register/') ? 'register' : 'ask', body);
      if (!phone.startsWith('0100000')) emulator.phone(phone).approve();
      return back(page);
    },
    back,
  };

  async function back(page) {
    const { origin, searchParams } = new URL(page);
    const address = `${origin}/ompass/visit/${searchParams.get('visit')}/return`;
    const response = await emulator.fetch(new Request(address, { redirect: 'manual' }));
    return response.headers.get('location');
  }
}

/** Resolves once the flow's state is one of this kind. */
export function until(flow, test) {
  return new Promise((resolve) => {
    const look = () => test(flow.state) && (stop(), resolve(flow.state));
    const stop = flow.subscribe(look);
    look();
  });
}
