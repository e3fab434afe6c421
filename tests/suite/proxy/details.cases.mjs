// `health?details`: whom it answers, and what it finds.
import { createPlainStore, ORIGIN, SECRET, settings } from './fixture.mjs';

const TOKEN = 'Zm9yIHRlc3RzIG9ubHksIDMyIGJ5dGVzIG9yIG1vcmU';
const AT = Date.UTC(2026, 4, 1, 3);
const ADDRESS_URL = 'https://address.example/me';

/** A provider's server that tells the time, and one that tells addresses. */
const answering =
  ({ date = new Date(AT).toUTCString(), address = '203.0.113.7' } = {}) =>
  async (url) =>
    url === ADDRESS_URL ? Response.json({ ip: address }) : new Response('', { headers: { date } });

async function detailsOf({ bonin, vectors }, config = {}, headers = { authorization: `Bearer ${TOKEN}` }) {
  const base = { secret: SECRET, origins: [ORIGIN], lang: 'en', healthToken: TOKEN, now: () => AT, fetch: answering() };
  const proxy = bonin.createProxy({ ...base, providers: { mobileok: settings(vectors) }, ...config });
  const response = await proxy.fetch(new Request('https://proxy.example/bonin/health?details', { headers }));
  const text = await response.text();
  const { findings, ...body } = JSON.parse(text);
  const found = findings?.map(({ check, outcome, reason, subject }) => [check, outcome, reason, subject].join(' '));
  return { status: response.status, headers: response.headers, text, body, found, findings };
}

const RIGHT = [
  'secret ok secretSet secret',
  'audience note noAudience audience',
  'origins ok originsSet origins',
  'settings ok providerReady providers.mobileok',
  'keyFile ok keyFileOpens providers.mobileok.keyFile',
  'dns skipped ownFetch providers.mobileok.baseUrl',
  'tls skipped ownFetch providers.mobileok.baseUrl',
  'server ok serverAnswers providers.mobileok.baseUrl',
  'clock ok clockRight providers.mobileok.baseUrl',
  'address skipped noAddressUrl addressUrl',
  'store ok storeWorks store',
];

export const cases = [
  {
    name: 'it answers nobody who does not bring the token, and nobody where there is none',
    async run({ assert, ...by }) {
      const wrong = [
        {},
        { authorization: TOKEN },
        ...[TOKEN.slice(1), `${TOKEN}x`, SECRET].map((token) => ({ authorization: `Bearer ${token}` })),
      ];
      for (const headers of wrong) {
        const { status, body, headers: answered } = await detailsOf(by, {}, headers);
        assert.deepEqual([status, body.error.kind, body.error.reason], [401, 'rejected', 'wrongToken']);
        assert.equal(answered.get('www-authenticate'), 'Bearer');
      }
      for (const authorization of [`Bearer ${TOKEN}`, 'Bearer undefined']) {
        assert.equal((await detailsOf(by, { healthToken: undefined }, { authorization })).status, 401);
      }
      const former = 'Zm9ybWVyIG9uZSBmb3IgdGVzdHMgb25seSwgbG9uZw';
      assert.equal((await detailsOf(by, { healthToken: [former, TOKEN], store: createPlainStore() })).status, 200);
    },
  },
  {
    name: 'a proxy that is right, by names and numbers alone',
    async run({ assert, ...by }) {
      const { status, body, found, text, findings } = await detailsOf(by, { store: createPlainStore() });
      assert.deepEqual([status, body, found], [200, { status: 'ok' }, RIGHT]);
      const { keyFile, siteUrl, password } = settings(by.vectors);
      for (const value of [SECRET, TOKEN, ORIGIN, keyFile, siteUrl, password, 'provider.test'])
        assert.ok(!text.includes(value));
      assert.deepEqual(findings.find(({ check }) => check === 'keyFile').facts, { algorithm: 'RSA-OAEP', bits: 2048 });
      assert.ok(findings.find(({ check }) => check === 'store').facts.ms > 0);
    },
  },
  {
    name: 'settings that are wrong are named, and a wrong proxy still answers',
    async run({ assert, ...by }) {
      const config = { secret: 'short', basePath: ['/bonin', 'x'], addressUrl: 'ftp://x.example', addresses: ['here'] };
      const { status, body, found, text } = await detailsOf(by, { ...config, providers: { mobileok: {}, nobody: {} } });
      assert.deepEqual([status, body], [503, { status: 'faults' }]);
      for (const fault of [
        'settings fault secretTooShort secret',
        'settings fault badPath basePath.1',
        'settings fault badSetting addressUrl',
        'settings fault badAddress addresses.0',
        'settings fault missing providers.mobileok.keyFile',
        'settings fault unknownField providers.nobody',
      ]) {
        assert.ok(found.includes(fault), fault);
      }
      assert.ok(!/short"|ftp:/.test(text));
      const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`unknown${at}`, at]));
      assert.ok((await detailsOf(by, many)).findings.length <= 101);
    },
  },
  {
    name: 'a clock that is off, an address that is not registered, and a server that is away',
    async run({ assert, ...by }) {
      const at = async (seconds) => {
        const date = new Date(AT - seconds * 1000).toUTCString();
        const { findings } = await detailsOf(by, { fetch: answering({ date }) });
        const { outcome, facts } = findings.find(({ check }) => check === 'clock');
        return [outcome, Math.round(facts.seconds / 10) * 10];
      };
      assert.deepEqual(
        [await at(90), await at(-90), await at(20)],
        [
          ['fault', 90],
          ['fault', -90],
          ['warning', 20],
        ],
      );

      const addressed = async (config) =>
        (await detailsOf(by, { addressUrl: ADDRESS_URL, ...config })).findings.find(({ check }) => check === 'address');
      assert.equal((await addressed()).facts.address, '203.0.113.7');
      assert.equal((await addressed({ addresses: ['203.0.113.7'] })).outcome, 'ok');
      assert.equal((await addressed({ addresses: ['203.0.113.8'] })).reason, 'addressNotListed');
      assert.equal((await addressed({ fetch: answering({ address: 'nowhere' }) })).reason, 'noAddressTold');

      const away = async (fetch) =>
        (await detailsOf(by, { fetch, timeoutMs: 200 })).findings.find(({ check }) => check === 'server');
      const failing = (code) => async () => {
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('kept'), { code }) });
      };
      for (const [code, reason] of [
        ['ENOTFOUND', 'noAddress'],
        ['ECONNREFUSED', 'connectionRefused'],
        ['CERT_HAS_EXPIRED', 'badCertificate'],
        ['ECONNRESET', 'notReached'],
      ]) {
        assert.deepEqual([(await away(failing(code))).outcome, (await away(failing(code))).reason], ['fault', reason]);
      }
      assert.equal((await away(() => new Promise(() => {}))).reason, 'tooLate');
    },
  },
  {
    name: 'a store that breaks its promise, fails or hangs',
    async run({ assert, ...by }) {
      const storeOf = async (change) => {
        const store = { ...createPlainStore(), ...change };
        const { findings } = await detailsOf(by, { store, timeoutMs: 200 });
        const { outcome, reason, subject } = findings.find(({ check }) => check === 'store');
        return [outcome, reason, subject];
      };
      assert.deepEqual(await storeOf({ putIfAbsent: async () => true }), [
        'fault',
        'storeForgets',
        'store.putIfAbsent',
      ]);
      assert.deepEqual(await storeOf({ put: async () => {} }), ['fault', 'storeForgets', 'store.put']);
      assert.deepEqual(await storeOf({ get: async () => 'another' }), ['fault', 'storeForgets', 'store.get']);
      const kept = new Map();
      const never = { put: async (key, value) => void kept.set(key, value), take: async (key) => kept.get(key) };
      assert.deepEqual(await storeOf(never), ['fault', 'storeForgets', 'store.take']);
      assert.deepEqual(
        await storeOf({
          take: async () => {
            throw new Error('down');
          },
        }),
        ['fault', 'storeFailed', 'store.take'],
      );
      assert.deepEqual(await storeOf({ put: () => new Promise(() => {}) }), ['fault', 'storeFailed', 'store.put']);
    },
  },
  {
    name: 'one examination for all that ask at a time',
    async run({ assert, ...by }) {
      let count = 0;
      const store = createPlainStore();
      const counted = { ...store, putIfAbsent: (...all) => ((count += 1), store.putIfAbsent(...all)) };
      const { keyFile, password, ...rest } = settings(by.vectors);
      const config = {
        secret: SECRET,
        origins: [],
        healthToken: TOKEN,
        store: counted,
        fetch: answering(),
        now: () => AT,
      };
      const proxy = await by.bonin.createProxy({ ...config, providers: { mobileok: { keyFile, password, ...rest } } });
      const ask = () =>
        proxy.fetch(
          new Request('https://proxy.example/bonin/health?details', { headers: { authorization: `bearer ${TOKEN}` } }),
        );
      const answers = await Promise.all([ask(), ask(), ask(), ask()]);
      assert.deepEqual([answers.map(({ status }) => status), count], [[200, 200, 200, 200], 2]);
      const plain = await proxy.fetch(new Request('https://proxy.example/bonin/health'));
      assert.deepEqual(await plain.json(), { status: 'ok', providers: ['mobileok'] }, 'without details as before');
    },
  },
];
