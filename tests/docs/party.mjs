// Who takes part when an example runs: a person, the emulator as the provider, and a proxy in this process.
import { createClient } from 'bonin';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { createProxy } from 'bonin/proxy';

export const SITE = 'www.shop.example';
export const SECRET = 'a secret of this test, 32 bytes or more';
export const PHONE = '010-1234-5678';
export const PERSON = {
  providerId: 'SKT',
  userName: '홍길동',
  userPhone: PHONE,
  userBirthday: '19900101',
  userGender: '1',
  userNation: '0',
};

const { userName, userPhone } = PERSON;
const NAMED = { usageCode: '01005', userName, userPhone };
export const BY_SMS = { ...PERSON, ...NAMED, serviceType: 'telcoAuth', reqAuthType: 'SMS' };
export const BY_PASS = { ...NAMED, providerId: 'KT', serviceType: 'telcoAuth', reqAuthType: 'PASS' };
export const BY_ARS = { ...BY_SMS, serviceType: 'telcoAuth-ARSAuth', reqAuthType: 'ARS', arsCode: 'ARS-01' };
export const PHONE_ONLY = { ...NAMED, providerId: 'SMS', serviceType: 'SMSAuth', reqAuthType: 'SMS' };

export const keys = createEmulatorKeys();
export const newEmulator = () => createEmulator({ keys, siteUrl: SITE });

/**
 * A proxy before `emulator`, and a client before the proxy, all on the emulator's clock.
 * @param {import('bonin/emulator').Emulator} emulator
 * @param {Partial<import('bonin/proxy').ProxyConfig>} [config]
 */
export async function inProcess(emulator, config = {}) {
  const { now, fetch, mobileok } = emulator;
  const { baseUrl, siteUrl, keyFile, password } = mobileok;
  const providers = { mobileok: { baseUrl, siteUrl, keyFile, password } };
  const proxy = await createProxy({ secret: SECRET, origins: [], providers, now, fetch, ...config });
  const clientOf = (service) => {
    const toService = (url, init) => service.fetch(new Request(url, init));
    return createClient({ proxyUrl: 'http://proxy.test/bonin', now, fetch: toService });
  };
  return { proxy, clientOf, flow: clientOf(proxy).mobileok() };
}

const realFetch = globalThis.fetch;

/** What a page's relative URLs reach; nothing else than the real network, where nothing is given. */
export function pageReaches(fetch) {
  const isPath = (url) => String(url).startsWith('/');
  globalThis.fetch = fetch ? (url, init) => (isPath(url) ? fetch(String(url), init) : realFetch(url, init)) : realFetch;
}
