/** What the client's tests share: the real core behind a load that the test controls, and a proxy of canned answers. */
import * as wasm from '#wasm/mobileok';
import { clientOf } from '../../../pkg/client/client.js';
import { bindCore } from '../../../pkg/client/core.js';
import { providers } from '../../../pkg/wasm/registry.js';
import { newPair, open } from '../envelope.mjs';
import { turn } from '../turn.mjs';

const { publicKey, privateKey } = await newPair();
export { publicKey };

export const sms = {
  serviceType: 'telcoAuth',
  reqAuthType: 'SMS',
  providerId: 'SKT',
  usageCode: '01001',
  userName: '홍길동',
  userPhone: '010-1234-5678',
  userBirthday: '19900101',
  userGender: '1',
  userNation: '0',
};
export const pass = {
  serviceType: 'telcoAuth',
  reqAuthType: 'PASS',
  providerId: 'KT',
  usageCode: '01001',
  userName: '홍길동',
  userPhone: '01012345678',
};
export const ars = { ...sms, serviceType: 'telcoAuth-ARSAuth', reqAuthType: 'ARS', arsCode: 'ARS-TEST' };

/** What the package sealed, opened by WebCrypto. */
export const openEnvelope = (envelope) => open(privateKey, envelope);

export const json = (body, status = 200) => new Response(JSON.stringify(body), { status });
export const failure = (error, more = {}) =>
  json({ error: { kind: 'rejected', reason: 'rejected', message: 'no', retryable: false, ...error }, ...more }, 422);
export const never = () => new Promise(() => {});

const good = {
  token: () => json({ flow: 'sealed-1', publicKey }),
  request: () => json({ flow: 'sealed-2', resendCount: 3, arsOtpNumber: '77' }),
  resend: () => json({ flow: 'sealed-3', resendCount: 2 }),
  call: () => json({ flow: 'sealed-4' }),
  confirm: () => json({ ticket: 'the-ticket', claims: { isAdult: true } }),
};

/** A proxy's `fetch`: `answers` replaces what a step says, `requests` collects what was asked. */
export function stubProxy(answers = {}) {
  const requests = [];
  const fetch = async (url, init) => {
    const step = url.split('/').at(-1);
    requests.push({ step, url, init, body: JSON.parse(init.body) });
    return (answers[step] ?? good[step])(init);
  };
  return { requests, fetch, answers };
}

const core = bindCore(wasm);
const languages = ['ko', 'en'];

/** A core that is there at once, or one that comes when the test says so. */
export async function realCore() {
  await Promise.all(languages.map((lang) => core.load(lang)));
  return core;
}

export async function lateCore() {
  const { open } = await realCore();
  let ready = false;
  const waiting = [];
  const settle = (how, value) => waiting.splice(0).forEach((promise) => promise[how](value));
  return {
    ready: () => ready,
    load: () => (ready ? Promise.resolve() : new Promise((resolve, reject) => waiting.push({ resolve, reject }))),
    open,
    arrive: () => {
      ready = true;
      settle('resolve');
    },
    fail: (error) => settle('reject', error),
    asked: () => waiting.length,
  };
}

export async function client({ answers, core, ...options } = {}) {
  const proxy = stubProxy(answers);
  const used = core ?? (await realCore());
  const made = clientOf(providers, () => used)({ proxyUrl: '/bonin', fetch: proxy.fetch, ...options });
  return { client: made, flow: made.mobileok(), ...proxy };
}

export const settled = turn;
