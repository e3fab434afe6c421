import { createProvider, NOON } from './provider.mjs';

export const SECRET = 'a secret of the tests, 32 bytes or more';
export const ORIGIN = 'https://shop.example';

/** A proxy, the provider behind it, and a browser's calls in front of it. */
export function createFixture({ bonin, vectors }, config = {}) {
  const provider = createProvider(vectors);
  const clock = { now: NOON };
  const proxy = bonin.createProxy({
    secret: SECRET,
    origins: [ORIGIN],
    providers: { mobileok: settings(vectors) },
    fetch: provider.fetch,
    now: () => clock.now,
    ...config,
  });

  async function post(step, body = {}, { flow, headers } = {}) {
    const request = new Request(`https://proxy.example/bonin/mobileok/${step}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(flow && { 'bonin-flow': flow }), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const response = await proxy.fetch(request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, ...JSON.parse(text) };
  }

  const sealed = vectors.good[0].envelope;
  const begin = async () => (await post('token', { nonce: 'nonce of the session' })).flow;
  const request = async () => (await post('request', { encryptMOKAuthInfo: sealed }, { flow: await begin() })).flow;
  const confirm = async (flow) =>
    post('confirm', { encryptMOKVerifyInfo: sealed }, { flow: flow ?? (await request()) });
  return { proxy, provider, clock, post, begin, request, confirm, sealed };
}

export function settings(vectors) {
  const { base64: keyFile, password } = vectors.keyFile;
  return { baseUrl: 'https://provider.test', siteUrl: 'shop.example', keyFile, password, clientPrefix: 'TEST' };
}

/** A store with the three functions that every store has, and no fourth one. */
export function createPlainStore() {
  const values = new Map();
  const later = () => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    values,
    async put(key, value, ttlSeconds) {
      await later();
      values.set(key, { value, ttlSeconds });
    },
    async take(key) {
      await later();
      const { value = null } = values.get(key) ?? {};
      values.delete(key);
      return value;
    },
    async putIfAbsent(key, value, ttlSeconds) {
      await later();
      if (values.has(key)) return false;
      values.set(key, { value, ttlSeconds });
      return true;
    },
  };
}

/** Runs with the globals of a page, and without those of a server's runtime. */
export async function asBrowser(run) {
  const own = ['document', 'process', 'navigator', 'Deno'].map((name) => [
    name,
    Object.getOwnPropertyDescriptor(globalThis, name),
  ]);
  for (const [name] of own) Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  Object.defineProperty(globalThis, 'document', { value: {}, configurable: true });
  try {
    return await run();
  } finally {
    for (const [name, was] of own) {
      delete globalThis[name];
      if (was) Object.defineProperty(globalThis, name, was);
    }
  }
}
