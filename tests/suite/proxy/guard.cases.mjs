import { createFixture, ORIGIN, settings, SECRET } from './fixture.mjs';

const TOKEN = 'https://proxy.example/bonin/mobileok/token';
const JSON_TYPE = { 'content-type': 'application/json' };
const EVIL = 'https://evil.example';

const post = (headers = {}, body = '{}') =>
  new Request(TOKEN, { method: 'POST', headers: { ...JSON_TYPE, origin: ORIGIN, ...headers }, body });
const allowed = (response) => response.headers.get('access-control-allow-origin');

/** A guard of the settings, and one that comes along with a request: what holds for one holds for the other. */
const WAYS = {
  'of the settings': (tools, guard, config) => createFixture(tools, { guard, ...config }),
  'of a request': (tools, guard, config) => {
    const fixture = createFixture(tools, config);
    const fetch = (request, info) => fixture.proxy.fetch(request, { ...info, guard });
    return { ...fixture, proxy: { fetch } };
  },
};

export const cases = Object.entries(WAYS).flatMap(([which, fixtureOf]) => [
  {
    name: `a guard ${which}: what it answers decides, before anything goes to the provider`,
    async run({ assert, bonin, vectors }) {
      const table = [
        [undefined, 200],
        [null, 200],
        [true, 200],
        [Promise.resolve(), 200],
        [false, 429, 'refused', 'rejected'],
        [Promise.resolve(false), 429, 'refused', 'rejected'],
        ['no', 500, 'functionFailed', 'config'],
        [0, 500, 'functionFailed', 'config'],
        [429, 500, 'functionFailed', 'config'],
        [{}, 500, 'functionFailed', 'config'],
        [[], 500, 'functionFailed', 'config'],
        [new Error('x'), 500, 'functionFailed', 'config'],
        [Response.error(), 500, 'functionFailed', 'config'],
      ];
      for (const [said, status, reason, kind] of table) {
        const fixture = fixtureOf({ bonin, vectors }, () => said);
        const response = await fixture.proxy.fetch(post());
        const { error } = await response.json();
        assert.deepEqual([response.status, error?.reason, error?.kind], [status, reason, kind]);
        assert.equal(allowed(response), ORIGIN);
        assert.equal(fixture.provider.requests.length, status === 200 ? 1 : 0);
      }
    },
  },
  {
    name: `a guard ${which}: one that throws, rejects or hangs refuses, and the operator hears why`,
    async run({ assert, bonin, vectors }) {
      const cause = new Error('the session store is away');
      const guards = [
        () => {
          throw cause;
        },
        async () => Promise.reject(cause),
        () => new Promise(() => {}),
      ];
      for (const guard of guards) {
        const events = [];
        const onEvent = (event) => events.push(event);
        const fixture = fixtureOf({ bonin, vectors }, guard, { onEvent, timeoutMs: 1500 });
        const response = await fixture.proxy.fetch(post());
        const { error } = await response.json();
        assert.deepEqual([response.status, error.reason, error.field], [500, 'functionFailed', 'guard']);
        assert.ok(events[0].cause === cause || events[0].cause.name === 'TimedOut');
        assert.equal(fixture.provider.requests.length, 0);
      }
    },
  },
  {
    name: `a guard ${which}: its own Response is the refusal, and the page may read it`,
    async run({ assert, bonin, vectors }) {
      const events = [];
      const headers = [
        ['retry-after', '30'],
        ['content-type', 'application/json'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
        ['access-control-allow-origin', '*'],
      ];
      const refuse = () => new Response('{"error":{"kind":"rejected"}}', { status: 401, headers });
      const onEvent = (event) => events.push(event);
      const fixture = fixtureOf({ bonin, vectors }, refuse, { onEvent });
      const response = await fixture.proxy.fetch(post());
      assert.deepEqual([response.status, await response.json()], [401, { error: { kind: 'rejected' } }]);
      assert.deepEqual([response.headers.get('retry-after'), allowed(response)], ['30', ORIGIN]);
      assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
      const { provider, step, outcome, reason, status } = events[0];
      assert.deepEqual([provider, step, outcome, reason, status], ['mobileok', 'token', 'rejected', 'refused', 401]);
      const empty = fixtureOf({ bonin, vectors }, () => new Response(null, { status: 204 }));
      assert.equal((await empty.proxy.fetch(post())).status, 204);
    },
  },
  {
    name: `a guard ${which}: is not asked for a preflight, for health and for what is refused anyway`,
    async run({ assert, bonin, vectors }) {
      let asked = 0;
      const fixture = fixtureOf({ bonin, vectors }, () => {
        asked += 1;
        return false;
      });
      const asks = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
      const preflight = new Request(TOKEN, { method: 'OPTIONS', headers: { origin: ORIGIN, ...asks } });
      const answer = await fixture.proxy.fetch(preflight);
      assert.deepEqual([answer.status, allowed(answer)], [204, ORIGIN]);
      assert.equal(answer.headers.get('access-control-allow-credentials'), 'true');
      const statusOf = async (request) => (await fixture.proxy.fetch(request)).status;
      assert.equal(await statusOf(new Request('https://proxy.example/bonin/health')), 200);
      assert.equal(await statusOf(post({ origin: EVIL })), 403);
      assert.equal(await statusOf(post({}, '{')), 400);
      assert.equal(await statusOf(new Request(`${TOKEN}s`, { method: 'POST' })), 404);
      assert.equal(asked, 0);
      assert.equal(await statusOf(post()), 429);
      assert.equal(asked, 1);
    },
  },
  {
    name: `a guard ${which}: hears the request with its body, the step and the caller`,
    async run({ assert, bonin, vectors }) {
      const heard = [];
      const guard = async (request, caller) => {
        const { method, url, headers } = request;
        heard.push([method, new URL(url).pathname, headers.get('cookie'), await request.json(), caller]);
      };
      const config = { clientAddress: { header: 'x-real-ip' } };
      const fixture = fixtureOf({ bonin, vectors }, guard, config);
      const from = { 'x-real-ip': '192.0.2.7', 'user-agent': 'a browser', cookie: 'sid=1' };
      assert.equal((await fixture.proxy.fetch(post(from, '{"nonce":"n"}'))).status, 200);
      const caller = { provider: 'mobileok', step: 'token', ip: '192.0.2.7', userAgent: 'a browser' };
      assert.deepEqual(heard, [['POST', '/bonin/mobileok/token', 'sid=1', { nonce: 'n' }, caller]]);
    },
  },
]).concat({
  name: 'guards of the settings and of a request: both are asked, the first no is the answer',
  async run({ assert, bonin, vectors }) {
    const asked = [];
    const answering = (name, said) => async (request) => {
      asked.push([name, (await request.json()).nonce]);
      return said;
    };
    const fixture = createFixture({ bonin, vectors }, { guard: answering('first', true) });
    const status = async (guard) => (await fixture.proxy.fetch(post({}, '{"nonce":"n"}'), { guard })).status;
    assert.deepEqual([await status(answering('second', true)), await status(answering('third', false))], [200, 429]);
    assert.deepEqual(asked.map(([name]) => name), ['first', 'second', 'first', 'third']);
    const config = { secret: SECRET, origins: [], providers: { mobileok: settings(vectors) }, guard: 'no' };
    await assert.rejects(bonin.createProxy(config), { field: 'guard', reason: 'notFunction' });
  },
});
