import { createFixture, ORIGIN, settings, SECRET } from './fixture.mjs';

const JSON_TYPE = { 'content-type': 'application/json' };
const TOKEN = '/bonin/mobileok/token';

async function send({ proxy }, url, { info, ...init } = {}) {
  const response = await proxy.fetch(new Request(new URL(url, 'https://proxy.example'), init), info);
  const text = await response.text();
  return { response, status: response.status, text, header: (name) => response.headers.get(name) };
}

const post = (headers = {}, body = '{}') => ({ method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
const asks = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
const faultsOf = (promise) =>
  promise.then(
    () => [],
    ({ faults }) => faults.map(({ field, reason }) => `${field}: ${reason}`),
  );
const make = (bonin, vectors, config) =>
  bonin.createProxy({ secret: SECRET, origins: [], providers: { mobileok: settings(vectors) }, ...config });

export const cases = [
  {
    name: 'one route, in the spellings that hosts and gateways give it',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      for (const path of [TOKEN, `${TOKEN}/`, `${TOKEN}//`, '//bonin//mobileok/token', '/bonin/mobileok/%74oken']) {
        assert.equal((await send(fixture, `https://proxy.example${path}`, post())).status, 200, path);
      }
      for (const path of ['/bonin/health', '/bonin/health/', '/bonin//health', '/bonin/health?x=1']) {
        assert.equal((await send(fixture, `https://proxy.example${path}`)).status, 200, path);
      }
    },
  },
  {
    name: 'HEAD is GET without a body, and OPTIONS says what a route takes',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const head = await send(fixture, '/bonin/health', { method: 'HEAD' });
      assert.deepEqual([head.status, head.text, head.header('content-type')], [200, '', 'application/json']);
      assert.deepEqual([(await send(fixture, TOKEN, { method: 'HEAD' })).status], [405]);
      const allowed = async (path) => {
        const { status, text, header } = await send(fixture, path, { method: 'OPTIONS' });
        return [status, text, header('allow')];
      };
      assert.deepEqual(await allowed(TOKEN), [204, '', 'POST, OPTIONS']);
      assert.deepEqual(await allowed('/bonin/health'), [204, '', 'GET, HEAD, OPTIONS']);
      assert.equal((await send(fixture, '/bonin/nothing', { method: 'OPTIONS' })).status, 404);
      assert.equal(fixture.provider.requests.length, 0);
    },
  },
  {
    name: 'several base paths, and a word on a route below another one',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors }, { basePath: ['/bonin', '', '/bonin/v1'] });
      for (const path of ['/bonin/health', '/health', '/bonin/v1/health']) {
        assert.equal((await send(fixture, path)).status, 200, path);
      }
      const usual = createFixture({ bonin, vectors });
      for (const [path, field] of [
        ['/mobileok/token', 'basePath'],
        ['/stage/bonin/mobileok/token', 'basePath'],
        ['/stage/bonin/health', 'basePath'],
        ['/bonin/mobileok/x', undefined],
        ['/index.html', undefined],
      ]) {
        const { status, text } = await send(usual, path, post());
        const { error } = JSON.parse(text);
        assert.deepEqual([path, status, error.reason, error.field], [path, 404, 'unknownRoute', field]);
      }
      assert.deepEqual(await faultsOf(make(bonin, vectors, { basePath: ['/bonin', 'x/', 7] })), [
        'basePath.1: badPath',
        'basePath.2: badPath',
      ]);
      assert.deepEqual(await faultsOf(make(bonin, vectors, { basePath: [] })), ['basePath: missing']);
    },
  },
  {
    name: 'a page of the proxy’s own origin needs no entry, and no other page is taken for one',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors }, { origins: [] });
      const table = [
        ['https://shop.example', {}, 'https://shop.example', 200],
        ['https://shop.example:8443', {}, 'https://shop.example:8443', 200],
        // a server in front ended TLS
        ['http://shop.example', {}, 'https://shop.example', 200],
        ['http://10.0.0.7:8080', { host: 'shop.example' }, 'https://shop.example', 200],
        ['http://10.0.0.7:8080', { host: 'shop.example:443' }, 'https://shop.example', 200],
        ['http://localhost:5173', {}, 'http://localhost:5173', 200],
        ['https://shop.example', {}, 'http://shop.example', 403],
        ['https://shop.example', {}, 'https://shop.example:8443', 403],
        ['https://shop.example', {}, 'https://www.shop.example', 403],
        ['https://shop.example', {}, 'https://shop.example.evil.example', 403],
        ['https://shop.example', {}, 'null', 403],
        ['http://10.0.0.7:8080', { host: 'shop.example' }, 'http://10.0.0.7:8080', 403],
        ['https://shop.example', { host: 'shop.example/x?' }, 'https://evil.example', 403],
      ];
      for (const [at, headers, origin, status] of table) {
        const answer = await send(fixture, `${at}${TOKEN}`, post({ ...headers, origin }));
        assert.deepEqual([at, origin, answer.status], [at, origin, status]);
        assert.equal(answer.header('access-control-allow-origin'), status === 200 ? origin : null);
      }
    },
  },
  {
    name: 'origins of apps are listed, and what no browser sends is a fault that says why',
    async run({ assert, bonin, vectors }) {
      const apps = ['capacitor://localhost', 'ionic://localhost', 'tauri://localhost', 'http://localhost'];
      const more = ['https://tauri.localhost', 'chrome-extension://abcdefghijklmnop', 'app://shop.example:80'];
      const fixture = createFixture({ bonin, vectors }, { origins: [...apps, ...more] });
      for (const origin of [...apps, ...more]) {
        const preflight = await send(fixture, TOKEN, { method: 'OPTIONS', headers: { origin, ...asks } });
        assert.deepEqual([preflight.status, preflight.header('access-control-allow-origin')], [204, origin]);
        const stranger = post({ origin: `${origin}.evil.example` });
        assert.equal((await send(fixture, TOKEN, stranger)).status, 403, origin);
      }
      const never = {
        'https://*.shop.example': /pattern/,
        '*': /pattern/,
        'capacitor://*': /pattern/,
        null: /no origin/,
        'file://': /no origin/,
        'file:///index.html': /no origin/,
        'data:text/html': /no origin/,
        'https://shop.example/': /no path/,
        'capacitor://localhost/': /no path/,
        'https://shop.example?x': /no path/,
        'https://Shop.example': /lower case/,
        'https://shop.example:443': /default port/,
        'https://쇼핑.example': /ASCII/,
        'https://user@shop.example': /otherwise/,
        ' https://shop.example': /otherwise/,
        'shop.example': /scheme/,
        'localhost:5173': /scheme/,
        '': /empty/,
      };
      for (const [origin, says] of Object.entries(never)) {
        const { faults } = await make(bonin, vectors, { origins: [origin], lang: 'en' }).catch((error) => error);
        assert.deepEqual(
          faults.map(({ field, reason }) => [field, reason]),
          [['origins.0', 'badOrigin']],
          origin,
        );
        assert.match(faults[0].message, says);
      }
    },
  },
  {
    name: 'headers of tracing pass where they are allowed',
    async run({ assert, bonin, vectors }) {
      const allowHeaders = ['traceparent', 'Baggage', 'x-datadog-trace-id', 'baggage', 'Content-Type'];
      const fixture = createFixture({ bonin, vectors }, { allowHeaders });
      const preflight = await send(fixture, TOKEN, { method: 'OPTIONS', headers: { origin: ORIGIN, ...asks } });
      const names = 'content-type, bonin-flow, accept-language, traceparent, baggage, x-datadog-trace-id';
      assert.equal(preflight.header('access-control-allow-headers'), names);
      const wrong = ['', 'a b', 'a,b', 'a\nb', 7, 'traceparent'];
      assert.deepEqual(
        await faultsOf(make(bonin, vectors, { allowHeaders: wrong })),
        [0, 1, 2, 3, 4].map((at) => `allowHeaders.${at}: badHeader`),
      );
      assert.deepEqual(await faultsOf(make(bonin, vectors, { allowHeaders: 'x' })), ['allowHeaders: notList']);
    },
  },
  {
    name: 'a body that somebody read before: what is handed on is used, and what is lost is told',
    async run({ assert, bonin, vectors }) {
      const events = [];
      const fixture = createFixture({ bonin, vectors }, { onEvent: (event) => events.push(event) });
      const used = async (read, info) => {
        const request = new Request(`https://proxy.example${TOKEN}`, post({}, '{"nonce":"n"}'));
        await read(request);
        const response = await fixture.proxy.fetch(request, info);
        return [response.status, (await response.json()).error?.reason];
      };
      const reads = {
        json: (request) => request.json(),
        text: (request) => request.text(),
        bytes: (request) => request.arrayBuffer(),
        lock: (request) => void request.body.getReader(),
      };
      for (const read of Object.values(reads)) {
        assert.deepEqual(await used(read), [500, 'bodyTaken']);
        assert.deepEqual([events.at(-1).outcome, events.at(-1).reason], ['config', 'bodyTaken']);
        const handed = [{ nonce: 'n' }, '{"nonce":"n"}', new TextEncoder().encode('{"nonce":"n"}')];
        for (const body of [...handed, handed[2].buffer, {}]) {
          assert.deepEqual(await used(read, { body }), [200, undefined]);
        }
        assert.deepEqual(await used(read, { body: { nobody: 'x' } }), [400, 'unknownField']);
        assert.deepEqual(await used(read, { body: '{"nonce":' }), [400, 'notJson']);
        assert.deepEqual(await used(read, { body: [] }), [400, 'notObject']);
        assert.deepEqual(await used(read, { body: { nonce: 'x'.repeat(70_000) } }), [413, 'bodyTooLarge']);
        assert.deepEqual(await used(read, { body: new Uint8Array(70_000) }), [413, 'bodyTooLarge']);
        assert.deepEqual(await used(read, { body: new Uint8Array([123, 255, 125]) }), [400, 'notJson']);
      }
    },
  },
];
