// A proxy of all providers in front of the emulator, and calls of a page that keeps what it is told to keep.
import { encryptAuthInfo, encryptVerifyInfo, init } from 'bonin';
import { createProxy } from 'bonin/proxy';
import { newEmulator } from '../emulator/party.mjs';
import { createBrowser } from '../emulator/passni-party.mjs';
import { SECRET } from './fixture.mjs';

export const PHONE = '01012345678';
const PERSON = {
  serviceType: 'telcoAuth',
  reqAuthType: 'SMS',
  providerId: 'SKT',
  usageCode: '01005',
  userName: '홍길동',
  userPhone: PHONE,
  userBirthday: '19900101',
  userGender: '1',
  userNation: '0',
};

/** A store that shows what is in it. Nothing is ever forgotten, so a mark that is missing was never made. */
export function openStore() {
  const values = new Map();
  return {
    values,
    put: async (key, value, ttl) => void values.set(key, { value, ttl }),
    get: async (key) => values.get(key)?.value,
    take: async (key) => {
      const { value } = values.get(key) ?? {};
      values.delete(key);
      return value;
    },
    putIfAbsent: async (key, value, ttl) => !values.has(key) && Boolean(values.set(key, { value, ttl })),
  };
}

export async function wholeWorld({ emulator, ...config } = {}) {
  await init();
  emulator ??= await newEmulator();
  const sent = [];
  const clock = { offset: 0 };
  const { baseUrl, siteUrl, keyFile, password } = emulator.mobileok;
  const upstream = { fetch: (url, options) => emulator.fetch(url, options) };
  const proxy = await createProxy({
    secret: SECRET,
    origins: [],
    now: () => emulator.now() + clock.offset,
    lang: 'en',
    fetch: (url, options) => {
      sent.push(new URL(url).pathname);
      return upstream.fetch(url, options);
    },
    clientAddress: { header: 'x-forwarded-for' },
    providers: {
      mobileok: { baseUrl, siteUrl, keyFile, password },
      tossCert: emulator.tossCert,
      ompass: emulator.ompass,
      passni: { ...emulator.passni, pageUrl: 'http://localhost/page' },
      nets: emulator.nets,
    },
    ...config,
  });

  const call = async (path, body = {}, flow, { ip = '203.0.113.9', signal } = {}) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': ip, ...(flow && { 'bonin-flow': flow }) };
    const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
    const request = new Request(`http://p/bonin/${path}`, init);
    const response = await proxy.fetch(request);
    return { status: response.status, ...(await response.json()) };
  };
  const token = () => call('mobileok/token');
  const requested = async (more) => {
    const { publicKey, flow } = await token();
    const person = Object.fromEntries(Object.entries({ ...PERSON, ...more }).filter(([, value]) => value !== null));
    const body = { encryptMOKAuthInfo: encryptAuthInfo(publicKey, person) };
    return { publicKey, before: flow, body, ...(await call('mobileok/request', body, flow)) };
  };
  const code = ({ publicKey }, authNumber = emulator.phone(PHONE).latestCode()) => ({
    encryptMOKVerifyInfo: encryptVerifyInfo(publicKey, { authNumber }),
  });
  const entered = async (options) => {
    const browser = createBrowser(emulator.fetch);
    await browser.logIn('hong');
    const body = { ssoCode: (await browser.enter('site-a')).code };
    return { body, ...(await call('passni/enter', body, undefined, options)) };
  };
  return { emulator, proxy, call, clock, sent, upstream, token, requested, code, entered };
}
