// The Worker against the emulator: a person is verified by SMS, and the ticket counts once and in its session alone.
import { createClient } from 'bonin';
import { createEmulator, type Emulator } from 'bonin/emulator';
import { serve, type ServedEmulator } from 'bonin/emulator/node';
import { BoninStore } from 'bonin/store/durable-object';
import { afterAll, beforeAll, expect, test } from 'vitest';
import worker, { type Env } from '../worker/index';

let emulator: Emulator;
let served: ServedEmulator;
let env: Env;

beforeAll(async () => {
  emulator = await createEmulator();
  served = await serve(emulator);
  const { siteUrl, keyFile, password } = emulator.mobileok;
  env = {
    STORE: storeNamespace() as unknown as Env['STORE'],
    BONIN_SECRET: 'a secret of this test, of no use elsewhere',
    MOK_KEY_FILE: Buffer.from(keyFile).toString('base64'),
    MOK_PASSWORD: password,
    MOK_SITE_URL: siteUrl,
    MOK_BASE_URL: served.url,
  };
}, 60_000); // the emulator makes its keys, which takes its time on a busy machine

afterAll(() => served.close());

/** The objects of the store, as the Worker has them, in this process. */
function storeNamespace() {
  const objects = new Map<string, BoninStore>();
  const make = () => {
    const kept = new Map<string, unknown>();
    const storage = {
      get: async (key: string) => kept.get(key),
      put: async (key: string, value: unknown) => void kept.set(key, value),
      deleteAll: async () => kept.clear(),
      setAlarm: async () => {},
      deleteAlarm: async () => {},
    };
    return new BoninStore({ storage });
  };
  return {
    idFromName: (name: string) => name,
    get: (name: string) => {
      if (!objects.has(name)) objects.set(name, make());
      const fetch = (url: string, init: RequestInit) => objects.get(name)!.fetch(new Request(url, init));
      return { fetch };
    },
  };
}

/** A browser of its own: it keeps its cookie. */
function visitor() {
  let cookie = '';
  return async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const request = new Request(new URL(path, 'https://shop.test'), { ...init, headers });
    const context = { waitUntil() {}, passThroughOnException() {} };
    const response = await worker.fetch(request as never, env, context as never);
    cookie ||= response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return response as unknown as Response;
  };
}

const redeem = (visit: ReturnType<typeof visitor>, ticket: string) =>
  visit('/api/verify', { method: 'POST', body: JSON.stringify({ ticket }) });

test('a person is verified by SMS', async () => {
  const visit = visitor();
  const { nonce } = (await (await visit('/api/session', { method: 'POST' })).json()) as { nonce: string };
  const flow = createClient({ proxyUrl: 'https://shop.test/bonin', fetch: visit }).mobileok();
  await flow.begin({ nonce });
  await flow.request({
    serviceType: 'telcoAuth', reqAuthType: 'SMS', providerId: 'SKT', usageCode: '01001',
    userName: '홍길동', userPhone: '010-1234-5678', userBirthday: '19900101', userGender: '1', userNation: '0',
  });
  const { ticket } = await flow.confirm(emulator.phone('010-1234-5678').latestCode());

  const stranger = visitor();
  await stranger('/api/session', { method: 'POST' });
  expect((await redeem(stranger, ticket)).status).toBe(403);
  const answer = await redeem(visit, ticket);
  expect(await answer.json()).toEqual({ name: '홍길동' });
  expect((await redeem(visit, ticket)).status).toBe(403);
});
