/** A page, its relying party and the emulator in one process, on the emulator's clock. */
import { createClient } from 'bonin';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { newEmulator, sms } from './party.mjs';

export const PHONE = sms.userPhone;
const { retTransferType, ...person } = sms;
const { userBirthday, userGender, userNation, providerId, ...bare } = person;

/** An auth info of each method. */
export const METHODS = {
  PASS: { ...bare, providerId, reqAuthType: 'PASS' },
  SMS: person,
  LMS: { ...person, serviceType: 'telcoAuth-LMS', reqAuthType: 'LMS' },
  ARS: { ...person, serviceType: 'telcoAuth-ARSAuth', reqAuthType: 'ARS', arsCode: 'ARS-TEST-0001' },
  SMSAuth: { ...bare, serviceType: 'SMSAuth', providerId: 'SMS' },
  ARSAuth: { ...bare, serviceType: 'ARSAuth', providerId: 'ARS', reqAuthType: 'ARS', arsCode: 'ARS-TEST-0001' },
};

const ORIGIN = 'https://shop.example';

/** @param {object} [settings] more for the proxy */
export async function newWorld(settings) {
  const emulator = await newEmulator();
  const { baseUrl, siteUrl, keyFile, password } = emulator.mobileok;
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const proxy = await createProxy({
    secret,
    origins: [ORIGIN],
    fetch: emulator.fetch,
    now: emulator.now,
    providers: { mobileok: { baseUrl, siteUrl, keyFile, password } },
    ...settings,
  });
  const fetch = (url, init) => proxy.fetch(new Request(url, { ...init, headers: { ...init.headers, origin: ORIGIN } }));
  const client = createClient({ proxyUrl: 'https://proxy.example/bonin', fetch, now: emulator.now, lang: 'en' });
  return {
    emulator,
    phone: emulator.phone(PHONE),
    control: emulator.control,
    redeem: (ticket) => redeemTicket(ticket, { secret, now: emulator.now }),
    /** A flow that was asked for with this auth info. */
    async asked(info) {
      const flow = client.mobileok();
      await flow.begin();
      await flow.request(info);
      return flow;
    },
    newFlow: () => client.mobileok(),
  };
}

/** A number that chooses what happens. */
export const magic = (info, digits) => ({ ...info, userPhone: `010-0000-${digits}` });

/** Runs `step` until the promise that it gives is no more refused as "not yet", and gives the codes on the way. */
export async function patiently(world, step) {
  const codes = [];
  for (;;) {
    try {
      return { codes, result: await step() };
    } catch (error) {
      if (error.next !== 'wait' || codes.length > 9) throw error;
      codes.push(error.code);
      world.control.advance(10_000);
    }
  }
}
