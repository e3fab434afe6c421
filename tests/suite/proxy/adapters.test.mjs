import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import http2 from 'node:http2';
import { connect } from 'node:net';
import test from 'node:test';
import * as bonin from 'bonin/proxy';
import { serve as serveBun } from 'bonin/proxy/bun';
import { serve as serveDeno } from 'bonin/proxy/deno';
import { serve, toNodeHandler } from 'bonin/proxy/node';
import { createFixture, ORIGIN, SECRET, settings } from './fixture.mjs';

const vectors = JSON.parse(readFileSync(new URL('../../vectors/mobileok.json', import.meta.url), 'utf8'));
const TOKEN = '/bonin/mobileok/token';
const JSON_TYPE = { 'content-type': 'application/json' };

async function listening(t, listener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  t.after(() => server.closeAllConnections());
  return `http://127.0.0.1:${server.address().port}`;
}

async function served(t, config) {
  const fixture = createFixture({ bonin, vectors }, config);
  const { url, close } = await serve(fixture.proxy);
  t.after(close);
  return { ...fixture, url };
}

test('node: a flow over http', async (t) => {
  const { url, confirm } = await served(t);
  assert.deepEqual(await (await fetch(`${url}/bonin/health`)).json(), { status: 'ok', providers: ['mobileok'] });
  const answer = await fetch(url + TOKEN, { method: 'POST', headers: { ...JSON_TYPE, origin: ORIGIN }, body: '{}' });
  assert.deepEqual([answer.status, answer.headers.get('access-control-allow-origin')], [200, ORIGIN]);
  const { flow } = await answer.json();
  const early = await fetch(`${url}/bonin/mobileok/confirm`, {
    method: 'POST',
    headers: { ...JSON_TYPE, 'bonin-flow': flow },
    body: '{}',
  });
  assert.equal((await early.json()).error.reason, 'notNow');
  assert.equal((await confirm()).status, 200);
});

test('node: the real fetch does not follow a provider’s redirect', async (t) => {
  const asked = [];
  const upstream = await listening(t, (req, res) => {
    asked.push(req.url);
    res.writeHead(307, { location: '/elsewhere' }).end();
  });
  const providers = { mobileok: { ...settings(vectors), baseUrl: upstream } };
  const { post } = await served(t, { fetch: undefined, providers });
  const { status, error } = await post('token');
  assert.deepEqual([status, error.reason, asked], [502, 'badAnswer', ['/agent/v1/token/get']]);
});

test('node: a body that is too large is refused, and the answer arrives', async (t) => {
  const { url } = await served(t);
  const answer = await fetch(url + TOKEN, { method: 'POST', headers: JSON_TYPE, body: ' '.repeat(200_000) });
  assert.deepEqual([answer.status, (await answer.json()).error.reason], [413, 'bodyTooLarge']);
  const chunked = await new Promise((resolve, reject) => {
    const req = request(url + TOKEN, { method: 'POST', headers: JSON_TYPE }, resolve);
    req.on('error', reject);
    req.write(' '.repeat(40_000));
    req.end(' '.repeat(40_000));
  });
  assert.equal(chunked.statusCode, 413);
  chunked.resume();
});

test('node: a browser that hangs up ends the request to the provider', async (t) => {
  const { url, provider } = await served(t);
  const aborted = new Promise((resolve) => {
    provider.answers.token = (_, { signal }) => {
      signal.addEventListener('abort', () => resolve(true));
      hangUp.abort();
      return new Promise(() => {});
    };
  });
  const hangUp = new AbortController();
  const init = { method: 'POST', headers: JSON_TYPE, body: '{}', signal: hangUp.signal };
  await assert.rejects(fetch(url + TOKEN, init), { name: 'AbortError' });
  assert.equal(await aborted, true);
});

test('node: request lines that name nothing here', async (t) => {
  const { url } = await served(t);
  for (const line of ['OPTIONS *', 'TRACE /bonin/health', 'GET http://elsewhere.example/bonin/health']) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const [chunk] = await once(socket, 'data');
    assert.match(String(chunk), /^HTTP\/1\.1 404 [^]*"reason":"unknownRoute"/, line);
  }
});

test('node: behind a framework that took off the path and parsed the body', async (t) => {
  const { proxy } = createFixture({ bonin, vectors });
  const handler = toNodeHandler(proxy);
  const url = await listening(t, async (req, res) => {
    let text = '';
    for await (const chunk of req) text += chunk;
    Object.assign(req, { body: JSON.parse(text), originalUrl: req.url, url: '/' });
    await handler(req, res);
  });
  assert.equal((await fetch(url + TOKEN, { method: 'POST', headers: JSON_TYPE, body: '{"nonce":"n"}' })).status, 200);
});

test('node: a proxy is answered for without a Request, unless somebody stands in front of its fetch', async (t) => {
  const { proxy } = createFixture({ bonin, vectors });
  const made = [];
  const { Request } = globalThis;
  t.after(() => Object.assign(globalThis, { Request }));
  globalThis.Request = class extends Request {
    constructor(...args) {
      super(...args);
      made.push(this.url);
    }
  };
  const set = ['a=1', 'b=2'].map((cookie) => ['set-cookie', cookie]);
  const refuse = () => new Response('refused', { status: 429, headers: set });
  const guards = {
    'the proxy itself': proxy,
    'its copy': { ...proxy },
    'a function': { fetch: async () => refuse() },
    'a Proxy': { fetch: new Proxy(proxy.fetch, { apply: async () => refuse() }) },
  };
  const seen = {};
  for (const [name, guard] of Object.entries(guards)) {
    const url = await listening(t, toNodeHandler(guard));
    made.length = 0;
    const init = { method: 'POST', headers: JSON_TYPE, body: '{"nonce":"n"}' };
    const response = await fetch(url + TOKEN, init);
    await response.text();
    const inAdapter = made.filter((address) => address.startsWith('http://proxy.invalid/'));
    seen[name] = [response.status, response.headers.getSetCookie(), inAdapter.length];
  }
  const cookies = ['a=1', 'b=2'];
  assert.deepEqual(seen, {
    'the proxy itself': [200, [], 0],
    'its copy': [200, [], 0],
    'a function': [429, cookies, 1],
    'a Proxy': [429, cookies, 1],
  });
});

test('node: an answered request is not aborted afterwards', async (t) => {
  const signals = [];
  const fetchNothing = async ({ signal }) => (signals.push(signal), new Response('{}'));
  const server = createServer(toNodeHandler({ fetch: fetchNothing })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const answer = await fetch(`http://127.0.0.1:${server.address().port}/`, { headers: { connection: 'close' } });
  await answer.text();
  await new Promise((resolve) => void server.close(resolve));
  assert.deepEqual(signals.map(({ aborted }) => aborted), [false]);
});

test('node: a function that says whose call it is gets a Request, and the connection', async (t) => {
  const { url, provider } = await served(t, { clientAddress: (request, info) => void asked.push([request, info]) });
  const asked = [];
  const headers = { ...JSON_TYPE, 'x-own': 'a' };
  assert.equal((await fetch(url + TOKEN, { method: 'POST', headers, body: '{}' })).status, 200);
  const [[request, info]] = asked;
  assert.deepEqual([request.method, request.headers.get('x-own'), info], ['POST', 'a', { remoteAddress: '127.0.0.1' }]);
  assert.equal(provider.requests.length, 1);
});

test('node: a target that names the server itself, as proxies send it', async (t) => {
  const { url } = await served(t);
  const { host, port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(`GET http://${host}/bonin/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  const [chunk] = await once(socket, 'data');
  assert.match(String(chunk), /^HTTP\/1\.1 200 /);
});

test('node: a response that somebody else began is theirs', async (t) => {
  const { proxy } = createFixture({ bonin, vectors });
  let asked = 0;
  const handler = toNodeHandler({
    async fetch(request) {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return proxy.fetch(request);
    },
  });
  for (const begin of [
    (res) => void res.writeHead(202).write('of others'),
    (res) => void res.end('of others'),
    (res) => void setTimeout(() => res.end('of others'), 0),
  ]) {
    const url = await listening(t, async (req, res) => {
      begin(res);
      await handler(req, res);
      res.end();
    });
    assert.equal(await (await fetch(`${url}/bonin/health`)).text(), 'of others');
  }
  assert.equal(asked, 1, 'the proxy is asked only where its answer can go out');
});

test('node: an answer that fails is one with status 500', async (t) => {
  for (const fetch of [() => Promise.reject(new Error('broken')), async () => undefined]) {
    const url = await listening(t, toNodeHandler({ fetch }));
    const answer = await globalThis.fetch(`${url}/bonin/health`);
    assert.deepEqual([answer.status, (await answer.json()).error.kind], [500, 'bug']);
  }
});

const overHttp2 = async (t, { wrapped }) => {
  const asked = [];
  const { proxy } = createFixture({ bonin, vectors });
  const around = { fetch: (request, info) => (asked.push(request), proxy.fetch(request, info)) };
  const handler = toNodeHandler(wrapped ? around : proxy);
  const server = http2.createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const session = http2.connect(`http://127.0.0.1:${server.address().port}`);
  t.after(() => session.destroy());
  t.after(() => server.close());
  async function ask(headers, body) {
    const stream = session.request(headers);
    stream.end(body);
    const [{ ':status': status, ...rest }] = await once(stream, 'response');
    return { status, headers: rest, text: (await stream.toArray()).join('') };
  }
  assert.equal((await ask({ ':path': '/bonin/health' })).status, 200);
  const token = await ask({ ':method': 'POST', ':path': TOKEN, ...JSON_TYPE, origin: ORIGIN }, '{}');
  assert.deepEqual([token.status, token.headers['access-control-allow-origin']], [200, ORIGIN]);
  const { flow } = JSON.parse(token.text);
  const early = { ':method': 'POST', ':path': '/bonin/mobileok/confirm', ...JSON_TYPE, 'bonin-flow': flow };
  assert.equal(JSON.parse((await ask(early, '{}')).text).error.reason, 'notNow');
  assert.deepEqual(
    asked.map(({ headers }) => headers.get('host')),
    asked.map(() => `127.0.0.1:${server.address().port}`),
    'the host is the authority',
  );
  const large = { ':method': 'POST', ':path': TOKEN, ...JSON_TYPE };
  assert.equal((await ask(large, ' '.repeat(200_000))).status, 413);
  const { status, text } = await ask({ ':method': 'HEAD', ':path': '/bonin/health' });
  assert.deepEqual([status, text], [200, '']);
  assert.equal((await ask({ ':method': 'HEAD', ':path': TOKEN })).status, 405);
  // One that goes away in the middle, in each way that HTTP/2 knows.
  for (const code of [http2.constants.NGHTTP2_CANCEL, http2.constants.NGHTTP2_INTERNAL_ERROR]) {
    const stream = session.request({ ':method': 'POST', ':path': TOKEN, ...JSON_TYPE });
    stream.on('error', () => {});
    stream.write('{');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => stream.on('close', resolve).close(code));
  }
  assert.equal((await ask({ ':path': '/bonin/health' })).status, 200);
};

test('node: over HTTP/2', (t) => overHttp2(t, { wrapped: false }));
test('node: over HTTP/2, with a function around the proxy', (t) => overHttp2(t, { wrapped: true }));

test('node: a port that is taken is an error of serve()', async (t) => {
  const { url, proxy } = await served(t);
  await assert.rejects(serve(proxy, { port: Number(new URL(url).port) }), { code: 'EADDRINUSE' });
});

test('deno and bun: their servers get the proxy’s fetch and the options', async (t) => {
  const proxy = await bonin.createProxy({ secret: SECRET, origins: [], providers: { mobileok: settings(vectors) } });
  t.after(() => {
    delete globalThis.Deno;
    delete globalThis.Bun;
  });
  const asked = [];
  const told = { fetch: (request, info) => (asked.push(info), proxy.fetch(request, info)) };
  globalThis.Deno = { serve: (options, handler) => ({ options, handler }) };
  globalThis.Bun = { serve: ({ fetch, ...options }) => ({ options, handler: fetch }) };
  for (const { options, handler } of [serveDeno(told, { port: 1 }), serveBun(told, { port: 1 })]) {
    assert.deepEqual(options, { port: 1 });
    const server = { remoteAddr: { hostname: '192.0.2.1' }, requestIP: () => ({ address: '192.0.2.1' }) };
    assert.equal((await handler(new Request('http://proxy.example/bonin/health'), server)).status, 200);
  }
  assert.deepEqual(asked, [{ remoteAddress: '192.0.2.1' }, { remoteAddress: '192.0.2.1' }]);
});
