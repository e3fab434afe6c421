import { createFixture, ORIGIN } from './fixture.mjs';

const TOKEN = '/bonin/mobileok/token';
const JSON_TYPE = { 'content-type': 'application/json' };

const members = (count) => Array.from({ length: count }, (_, number) => `"m${number}":0`).join();

async function send({ proxy }, path, init) {
  const response = await proxy.fetch(new Request(`https://proxy.example${path}`, init));
  const text = await response.text();
  return { response, status: response.status, error: text === '' ? undefined : JSON.parse(text).error, text };
}

export const cases = [
  {
    name: 'requests that are refused, each with its status and one shape',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const post = (body, headers = JSON_TYPE) => ({ method: 'POST', headers, body });
      const table = [
        ['/', { method: 'GET' }, 404, 'unknownRoute'],
        ['/bonin', { method: 'GET' }, 404, 'unknownRoute'],
        ['/boninx/health', { method: 'GET' }, 404, 'unknownRoute'],
        ['/bonin/healths', { method: 'GET' }, 404, 'unknownRoute'],
        ['/bonin/mobileok%2Ftoken', post('{}'), 404, 'unknownRoute'],
        ['/bonin/mobileok/constructor', post('{}'), 404, 'unknownRoute'],
        ['/bonin/__proto__/token', post('{}'), 404, 'unknownRoute'],
        ['/bonin/mobileok/token/x', post('{}'), 404, 'unknownRoute'],
        [TOKEN, { method: 'GET' }, 405, 'wrongMethod'],
        [TOKEN, { method: 'PUT', headers: JSON_TYPE, body: '{}' }, 405, 'wrongMethod'],
        [TOKEN, { method: 'DELETE' }, 405, 'wrongMethod'],
        ['/bonin/health', post('{}'), 405, 'wrongMethod'],
        [TOKEN, post('{}', {}), 415, 'notJsonType'],
        [TOKEN, post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'notJsonType'],
        [TOKEN, post('{}', { 'content-type': 'application/jsonp' }), 415, 'notJsonType'],
        [TOKEN, post(''), 400, 'notJson'],
        [TOKEN, post('{"nonce":'), 400, 'notJson'],
        [TOKEN, post(new Uint8Array([123, 34, 255, 34, 58, 49, 125])), 400, 'notJson'],
        [TOKEN, post('['.repeat(30_000) + ']'.repeat(30_000)), 400, 'notJson'],
        [TOKEN, post('[]'), 400, 'notObject'],
        [TOKEN, post('null'), 400, 'notObject'],
        [TOKEN, post('"{}"'), 400, 'notObject'],
        [TOKEN, post('{"nonce":7}'), 400, 'notText'],
        [TOKEN, post('{"userName":"x"}'), 400, 'unknownField'],
        [TOKEN, post(`{"nonce":"${'x'.repeat(65_536)}"}`), 413, 'bodyTooLarge'],
        [TOKEN, post(`{"nonce":"${'\\"[{,'.repeat(300)}"}`), 400, 'tooLong'],
        [TOKEN, post(`{"nonce":"\\\\",${members(257)}}`), 413, 'tooManyMembers'],
        [TOKEN, post(`{"a":${'['.repeat(7)}${']'.repeat(7)}}`), 400, 'unknownField'],
        [TOKEN, post(`{"a":${'['.repeat(8)}${']'.repeat(8)}}`), 400, 'notJson'],
        [TOKEN, post(`{${members(256)}}`), 400, 'unknownField'],
        [TOKEN, post(`{${members(257)}}`), 413, 'tooManyMembers'],
        [TOKEN, post(`{"a":[{${members(200)}},{${members(200)}}]}`), 413, 'tooManyMembers'],
        [TOKEN, post(`{"nonce":[${'0,'.repeat(256)}0]}`), 413, 'tooManyMembers'],
        [TOKEN, post('{}', { ...JSON_TYPE, origin: 'https://evil.example' }), 403, 'wrongOrigin'],
        [TOKEN, post('{}', { ...JSON_TYPE, origin: 'null' }), 403, 'wrongOrigin'],
      ];
      for (const [path, init, status, reason] of table) {
        const { response, error, ...answer } = await send(fixture, path, init);
        const which = `${init.method} ${path} ${String(init.body).slice(0, 20)}`;
        assert.deepEqual([which, answer.status, error?.kind, error?.reason], [which, status, 'misuse', reason]);
        assert.equal(response.headers.get('content-type'), 'application/json', which);
        assert.equal(response.headers.get('cache-control'), 'no-store', which);
        assert.equal(response.headers.get('x-content-type-options'), 'nosniff', which);
        if (status === 405) assert.match(response.headers.get('allow'), /^(GET, HEAD|POST), OPTIONS$/);
      }
      assert.equal(fixture.provider.requests.length, 0);
    },
  },
  {
    name: 'a body is cut off where it gets too large, whatever its length header says',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      let pulled = 0;
      const body = new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new TextEncoder().encode(' '.repeat(16_384)));
          if (pulled === 1000) controller.close();
        },
      });
      const { status } = await send(fixture, TOKEN, { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' });
      assert.equal(status, 413);
      assert.ok(pulled < 20, `${pulled} chunks were read`);
    },
  },
  {
    name: 'cross-origin answers: listed origins only, preflights too',
    async run({ assert, bonin, vectors }) {
      const fixture = createFixture({ bonin, vectors });
      const asks = {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'bonin-flow,content-type',
      };
      const listed = await send(fixture, TOKEN, { method: 'OPTIONS', headers: { origin: ORIGIN, ...asks } });
      assert.deepEqual([listed.status, listed.text], [204, '']);
      const header = (name) => listed.response.headers.get(`access-control-${name}`);
      assert.deepEqual(['allow-origin', 'allow-methods', 'allow-headers', 'max-age', 'allow-credentials'].map(header), [
        ORIGIN,
        'POST, GET',
        'content-type, bonin-flow, accept-language',
        '600',
        null,
      ]);
      for (const origin of [
        'https://evil.example',
        'http://shop.example',
        `${ORIGIN}.evil.example`,
        `${ORIGIN}:8443`,
        'null',
      ]) {
        const foreign = await send(fixture, TOKEN, { method: 'OPTIONS', headers: { origin, ...asks } });
        assert.deepEqual(
          [foreign.status, foreign.response.headers.get('access-control-allow-origin')],
          [403, null],
          origin,
        );
        assert.equal(foreign.response.headers.get('vary'), 'origin');
      }
      const failed = await send(fixture, TOKEN, {
        method: 'POST',
        headers: { origin: ORIGIN, ...JSON_TYPE },
        body: '[]',
      });
      assert.equal(failed.response.headers.get('access-control-allow-origin'), ORIGIN);
      const plain = await send(fixture, TOKEN, { method: 'POST', headers: JSON_TYPE, body: '{}' });
      assert.deepEqual([plain.status, plain.response.headers.get('access-control-allow-origin')], [200, null]);
      assert.equal(plain.response.headers.get('vary'), 'origin');
    },
  },
  {
    name: 'health, and a base path of one’s own',
    async run({ assert, bonin, vectors }) {
      for (const [basePath, path] of [
        [undefined, '/bonin'],
        ['/a/b.c', '/a/b.c'],
        ['', ''],
      ]) {
        const fixture = createFixture({ bonin, vectors }, { basePath });
        const { status, text } = await send(fixture, `${path}/health`, { method: 'GET' });
        assert.deepEqual([status, JSON.parse(text)], [200, { status: 'ok', providers: ['mobileok'] }]);
      }
    },
  },
  {
    name: 'onEvent gets names and codes, and may fail',
    async run({ assert, bonin, vectors }) {
      const events = [];
      const onEvent = (event) => {
        events.push(event);
        throw new Error('a hook that fails');
      };
      const fixture = createFixture({ bonin, vectors }, { onEvent });
      await fixture.confirm();
      assert.deepEqual(
        events.map(({ provider, step, outcome, status }) => [provider, step, outcome, status]),
        [
          ['mobileok', 'token', 'ok', 200],
          ['mobileok', 'request', 'ok', 200],
          ['mobileok', 'confirm', 'ok', 200],
        ],
      );
      fixture.provider.answers.token = () => ({ resultCode: '5033', resultMsg: '' });
      await fixture.post('token');
      assert.equal(events.at(-1).code, '5033');
    },
  },
  {
    name: 'onEvent may be asynchronous and fail',
    async run({ assert, bonin, vectors }) {
      let failed;
      const onEvent = () => (failed = Promise.reject(new Error('a hook that fails later')));
      const fixture = createFixture({ bonin, vectors }, { onEvent });
      assert.equal((await fixture.post('token')).status, 200);
      // Without anybody who takes it, the rejection would end a Node process.
      await new Promise((resolve) => setTimeout(resolve, 1));
      await assert.rejects(failed, { message: 'a hook that fails later' });
    },
  },
];
