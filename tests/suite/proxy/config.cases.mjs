import { asBrowser, createFixture, SECRET, settings } from './fixture.mjs';

const good = (vectors) => ({ secret: SECRET, origins: [], providers: { mobileok: settings(vectors) } });
const health = () => new Request('https://proxy.example/bonin/health');

async function faultsOf({ bonin }, config) {
  try {
    await bonin.createProxy(config);
    return [];
  } catch (error) {
    return error.faults.map(({ field, reason }) => `${field}: ${reason}`);
  }
}

export const cases = [
  {
    name: 'every fault of a configuration in one error',
    async run({ assert, bonin, vectors }) {
      const config = {
        secret: 'short',
        basePath: 'bonin/',
        origins: ['https://shop.example', '*', 'https://shop.example/', 'shop.example', 7],
        store: { put() {} },
        fetch: 'no function',
        now: 7,
        onVerified: {},
        onEvent: 1,
        claims: ['name', 'raw', 'password'],
        lang: 'fr',
        timeoutMs: 0,
        ticketTtlSeconds: 1.5,
        logger: console,
        providers: {
          mobileok: { environment: 'staging', keyFile: vectors.keyFile.base64, password: 'wrong' },
          nobody: {},
          nets: 1,
        },
      };
      const faults = await faultsOf({ bonin }, config);
      assert.deepEqual([...faults].sort(), [
        'basePath: badPath',
        'claims.1: notListed',
        'claims.2: notListed',
        'fetch: notFunction',
        'lang: notListed',
        'logger: unknownField',
        'now: notFunction',
        'onEvent: notFunction',
        'onVerified: notFunction',
        'origins.1: badOrigin',
        'origins.2: badOrigin',
        'origins.3: badOrigin',
        'origins.4: badOrigin',
        'providers.mobileok.environment: notListed',
        'providers.mobileok.password: keyFileLocked',
        'providers.mobileok.siteUrl: missing',
        'providers.nets: notObject',
        'providers.nobody: unknownField',
        'secret: secretTooShort',
        'store: notStore',
        'ticketTtlSeconds: outOfRange',
        'timeoutMs: outOfRange',
      ]);
    },
  },
  {
    name: 'single faults',
    async run({ assert, bonin, vectors }) {
      const mobileok = settings(vectors);
      const table = [
        [undefined, ['config: notObject']],
        [{ ...good(vectors), secret: new Uint8Array(31) }, ['secret: secretTooShort']],
        [{ ...good(vectors), secret: '가나다라마바사아자차카' }, []],
        [{ ...good(vectors), secret: undefined }, ['secret: missing']],
        [{ ...good(vectors), origins: undefined }, ['origins: missing']],
        [{ ...good(vectors), origins: 'https://shop.example' }, ['origins: notList']],
        [{ ...good(vectors), origins: ['https://SHOP.example'] }, ['origins.0: badOrigin']],
        [{ ...good(vectors), origins: ['https://shop.example:443'] }, ['origins.0: badOrigin']],
        [{ ...good(vectors), origins: ['http://localhost:5173', 'http://[::1]:80'] }, ['origins.1: badOrigin']],
        [{ ...good(vectors), basePath: '/' }, ['basePath: badPath']],
        [{ ...good(vectors), basePath: '/a/../b' }, ['basePath: badPath']],
        [{ ...good(vectors), providers: undefined }, ['providers: missing']],
        [{ ...good(vectors), providers: {} }, ['providers: missing']],
        [
          { ...good(vectors), providers: { mobileok: { ...mobileok, keyFile: 'bm9wZQ==' } } },
          ['providers.mobileok.keyFile: keyFileCorrupt'],
        ],
        [
          { ...good(vectors), providers: { mobileok: { ...mobileok, keyFile: '/etc/mok_keyInfo.dat' } } },
          ['providers.mobileok.keyFile: keyFileCorrupt'],
        ],
        [
          { ...good(vectors), providers: { mobileok: { ...mobileok, keyFile: undefined } } },
          ['providers.mobileok.keyFile: missing'],
        ],
        [
          { ...good(vectors), providers: { mobileok: { ...mobileok, keyFile: 7 } } },
          ['providers.mobileok.keyFile: notKeyFile'],
        ],
        [
          { ...good(vectors), providers: { mobileok: { ...mobileok, password: undefined } } },
          ['providers.mobileok.password: missing'],
        ],
        [
          { ...good(vectors), providers: { mobileok: { ...mobileok, serviceId: 'x' } } },
          ['providers.mobileok.serviceId: unknownField'],
        ],
      ];
      for (const [config, faults] of table) assert.deepEqual(await faultsOf({ bonin }, config), faults);
    },
  },
  {
    name: 'a wrong configuration: a rejection where it is awaited, status 500 without its faults where it is not',
    async run({ assert, bonin }) {
      const proxy = bonin.createProxy({ secret: 'the short secret' });
      await assert.rejects(proxy.ready, { name: 'BoninError', kind: 'config', field: 'secret' });
      await assert.rejects(proxy, { kind: 'config' });
      const response = await proxy.fetch(health());
      const { error } = await response.json();
      assert.deepEqual(
        [response.status, error.kind, error.reason, error.field, error.faults],
        [500, 'config', 'badConfig', undefined, undefined],
      );
      const refused = await proxy.ready.catch((thrown) => thrown);
      assert.ok(!JSON.stringify(refused).includes('the short secret'));
    },
  },
  {
    name: 'a proxy works awaited and not awaited',
    async run({ assert, bonin, vectors }) {
      const unawaited = bonin.createProxy(good(vectors));
      assert.equal((await unawaited.fetch(health())).status, 200);
      const { fetch, ready } = await bonin.createProxy(good(vectors));
      assert.equal(await ready, undefined);
      assert.equal((await fetch(health())).status, 200);
    },
  },
  {
    name: 'a key file as bytes, as a buffer, as wrapped text, and by a function that fails for a moment',
    async run({ assert, bonin, vectors }) {
      const { base64, password, serviceId } = vectors.keyFile;
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const wrapped = `\n${base64.replace(/.{64}/g, '$&\r\n')}\n`;
      for (const keyFile of [bytes, bytes.buffer, base64, wrapped, new TextEncoder().encode(base64)]) {
        assert.equal((await bonin.openKeyFile(keyFile, password)).serviceId, serviceId);
      }
      let asked = 0;
      const keyFile = async () => {
        asked += 1;
        if (asked === 1) throw new Error('the vault is away');
        return bytes;
      };
      const proxy = bonin.createProxy({ ...good(vectors), providers: { mobileok: { ...settings(vectors), keyFile } } });
      await assert.rejects(proxy, {
        kind: 'network',
        reason: 'keyFileUnavailable',
        field: 'providers.mobileok.keyFile',
      });
      assert.deepEqual(
        [(await proxy.fetch(health())).status, (await proxy.fetch(health())).status, asked],
        [200, 200, 2],
      );
    },
  },
  {
    name: 'a key handle keeps its key to itself',
    async run({ assert, bonin, vectors }) {
      const handle = await bonin.openKeyFile(vectors.keyFile.base64, vectors.keyFile.password);
      assert.deepEqual(
        [handle.key.extractable, handle.key.algorithm.hash.name, [...handle.key.usages]],
        [false, 'SHA-256', ['decrypt']],
      );
      assert.ok(Object.isFrozen(handle));
      for (const shown of [
        String(handle),
        JSON.stringify({ handle }),
        handle[Symbol.for('nodejs.util.inspect.custom')](),
      ]) {
        assert.ok(!shown.includes(handle.serviceId), shown);
      }
    },
  },
  {
    name: 'the envelopes of the vectors: each good one opens, each bad one is refused alike',
    async run({ assert, bonin, vectors }) {
      const handle = await bonin.openKeyFile(vectors.keyFile.base64, vectors.keyFile.password);
      for (const { envelope, plaintext } of vectors.good)
        assert.equal(await bonin.openResult(handle, envelope), plaintext);
      const errors = new Set();
      for (const { envelope } of [...vectors.bad, { envelope: undefined }, { envelope: {} }]) {
        const error = await bonin.openResult(handle, envelope).catch((thrown) => thrown);
        errors.add(JSON.stringify(error));
        assert.deepEqual([error.name, error.kind, error.cause], ['BoninError', 'tampered', undefined]);
      }
      assert.equal(errors.size, 1);
      await assert.rejects(bonin.openResult({ key: handle.key }, vectors.good[0].envelope), {
        kind: 'misuse',
        field: 'key',
      });
    },
  },
  {
    name: 'no proxy is made in a browser; a document alone makes none',
    async run({ assert, bonin, vectors }) {
      globalThis.document = {};
      try {
        assert.equal((await createFixture({ bonin, vectors }).confirm()).status, 200);
      } finally {
        delete globalThis.document;
      }
      await asBrowser(() => assert.rejects(bonin.createProxy(good(vectors)), { kind: 'config', reason: 'inBrowser' }));
      assert.equal((await createFixture({ bonin, vectors }).confirm()).status, 200);
    },
  },
];
