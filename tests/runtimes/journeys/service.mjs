/** A proxy in front of an emulator, and what a test has to ask the two for: the same in every runtime. */
import { createEmulator } from 'bonin/emulator';
import { createProxy, redeemTicket } from 'bonin/proxy';

export const PHONE = '01012345678';

/** @param {string[]} origins the pages that may call */
export async function createService(origins) {
  const emulator = await createEmulator();
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const { now, fetch, mobileok, tossCert } = emulator;
  const { baseUrl, siteUrl, keyFile, password } = mobileok;
  const providers = { mobileok: { baseUrl, siteUrl, keyFile, password }, tossCert };
  const proxy = await createProxy({ secret, origins, now, fetch, providers });
  const asked = {
    code: () => emulator.phone(PHONE).latestCode(),
    approve: () => emulator.phone(PHONE).approve() ?? null,
    redeem: (ticket) =>
      redeemTicket(ticket, { secret, now }).then(({ name }) => ({ name }), ({ kind, reason }) => ({ kind, reason })),
  };
  return {
    /** @param {Request} request */
    async fetch(request, info) {
      const [, folder, what] = new URL(request.url).pathname.split('/');
      if (folder !== 'test') return proxy.fetch(request, info);
      // The test's page is of another origin than this.
      const headers = { 'access-control-allow-origin': '*' };
      return Response.json(await asked[what](await request.text()), { headers });
    },
  };
}
