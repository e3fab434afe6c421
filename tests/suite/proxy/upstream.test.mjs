/** Requests to providers in Node: without a `fetch` of the operator's they go by way of Node's own http client. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { askProvider } from '../../../pkg/proxy/upstream.js';
import { cert, key } from './self-signed.mjs';

const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
const UNREACHABLE = { type: 'unreachable', timeout: false };

/** @param {import('node:http').RequestListener} listener what the provider does */
async function provider(t, listener = (_, res) => res.end('{}'), make = (listen) => createServer(listen)) {
  const requests = [];
  const server = make((req, res) => {
    requests.push({ req, socket: req.socket });
    listener(req, res, requests.length);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, requests, url: `http://127.0.0.1:${server.address().port}/path?a=b` };
}

function ask(url, { timeoutMs = 5_000, signal = new AbortController().signal, fetch, ...order } = {}) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return askProvider({ method: 'POST', url, headers, body: '{"이름":1}', ...order }, { fetch, timeoutMs, signal });
}

// Not `once`, which rejects where the other side resets the connection.
const closed = (socket) => socket.destroyed || new Promise((resolve) => void socket.once('close', resolve));

test('what is asked, and what is read of the answer', async (t) => {
  const text = `{"a":"${'가나다'.repeat(9_000)}"}`;
  let body = '';
  const { url, requests } = await provider(t, async (req, res) => {
    for await (const chunk of req.setEncoding('utf8')) body += chunk;
    res.writeHead(201, { 'set-cookie': ['a=1; Path=/', 'b=2'] });
    // Cut in the middle of a character.
    const bytes = Buffer.from(text);
    res.write(bytes.subarray(0, 10_001));
    setImmediate(() => res.end(bytes.subarray(10_001)));
  });
  assert.deepEqual(await ask(url), { type: 'response', status: 201, body: text, cookies: ['a=1; Path=/', 'b=2'] });
  const [{ req }] = requests;
  assert.deepEqual([req.method, req.url, body], ['POST', '/path?a=b', '{"이름":1}']);
  assert.deepEqual(req.headers, {
    host: new URL(url).host,
    connection: 'keep-alive',
    accept: 'application/json',
    'accept-encoding': 'identity',
    'content-type': 'application/json',
    'content-length': '12',
    'user-agent': 'node',
  });
});

test('a request without a body', async (t) => {
  const { url, requests } = await provider(t);
  assert.equal((await ask(url, { method: 'DELETE', body: undefined, headers: { 'user-agent': 'own' } })).status, 200);
  const { method, headers } = requests[0].req;
  assert.deepEqual([method, headers['user-agent'], headers['transfer-encoding']], ['DELETE', 'own', undefined]);
});

test('a connection is used again', async (t) => {
  const { url, requests } = await provider(t);
  for (let count = 0; count < 3; count += 1) await ask(url);
  assert.equal(new Set(requests.map(({ socket }) => socket)).size, 1);
});

test('a connection that the provider closed while nobody used it loses no request', async (t) => {
  const { url, requests } = await provider(t);
  for (let count = 1; count <= 20; count += 1) {
    assert.equal((await ask(url)).type, 'response');
    const { socket } = requests.at(-1);
    socket.end();
    // The close is on its way, and this side has not heard of it.
    await once(socket, 'finish');
    assert.equal((await ask(url)).type, 'response');
    assert.equal(requests.length, 2 * count);
  }
});

test('a request that may have arrived is not sent again', async (t) => {
  const { url, requests } = await provider(t, (req, res, count) => {
    if (count === 2) req.socket.destroy();
    else res.end('{}');
  });
  await ask(url);
  assert.deepEqual(await ask(url), UNREACHABLE);
  assert.equal(requests.length, 2);
  assert.equal(requests[0].socket, requests[1].socket);
});

test('a request that does no harm twice is sent again, once', async (t) => {
  const { url, requests } = await provider(t, (req, res, count) => {
    if (count % 2 === 0) req.socket.destroy();
    else res.end('{}');
  });
  await ask(url);
  assert.equal((await ask(url, { repeatable: true })).type, 'response');
  assert.equal(requests.length, 3);
  assert.deepEqual(await ask(url, { repeatable: true }), UNREACHABLE);
  assert.equal(requests.length, 4, 'a new connection was cut: the provider is away');
});

test('a redirect is not followed, and its body is not read', async (t) => {
  const { url, requests } = await provider(t, (_, res) => {
    res.writeHead(307, { location: '/elsewhere' }).end('{"a":1}');
  });
  assert.deepEqual(await ask(url), { type: 'response', status: 307, body: '', cookies: [] });
  assert.equal(requests.length, 1);
});

test('a body that is too large counts as empty, and ends the connection', async (t) => {
  const { url, requests } = await provider(t, (_, res) => res.end(Buffer.alloc(10_000_000, 'a')));
  assert.deepEqual(await ask(url), { type: 'response', status: 200, body: '', cookies: [] });
  await closed(requests[0].socket);
});

test('an answer that breaks off is none', async (t) => {
  const { url } = await provider(t, (req, res) => {
    res.writeHead(200, { 'content-length': '100' });
    res.write('{"a":');
    setImmediate(() => req.socket.destroy());
  });
  assert.deepEqual(await ask(url), UNREACHABLE);
});

for (const part of ['nothing', 'headers alone']) {
  test(`a provider that sends ${part} is given up after a time, or when the browser leaves`, async (t) => {
    const { url, requests, server } = await provider(t, (_, res) => part === 'nothing' || res.flushHeaders());
    assert.deepEqual(await ask(url, { timeoutMs: 50 }), { type: 'unreachable', timeout: true });
    const browser = new AbortController();
    server.on('request', () => setTimeout(() => browser.abort(), 20));
    assert.deepEqual(await ask(url, { signal: browser.signal }), UNREACHABLE);
    for (const { socket } of requests) await closed(socket);
    assert.deepEqual(await ask(url, { signal: browser.signal }), UNREACHABLE);
    await pause(20);
    assert.equal(requests.length, 2);
  });
}

test('nobody listens there', async (t) => {
  const { url, server } = await provider(t);
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual(await ask(url), UNREACHABLE);
});

test('a certificate that nobody vouches for is refused', async (t) => {
  const { url, requests } = await provider(t, undefined, (listener) => createTlsServer({ key, cert }, listener));
  assert.deepEqual(await ask(url.replace('http://127.0.0.1', 'https://localhost')), UNREACHABLE);
  assert.equal(requests.length, 0);
});

test('a fetch that somebody put in place of Node’s is used', async (t) => {
  const { url, requests } = await provider(t);
  const own = globalThis.fetch;
  t.after(() => {
    globalThis.fetch = own;
  });
  const answer = async () => Response.json({ by: 'stand-in' });
  const stands = [answer, new Proxy(own, { apply: answer })];
  for (const stand of stands) {
    globalThis.fetch = stand;
    assert.equal((await ask(url)).body, '{"by":"stand-in"}');
  }
  assert.equal((await ask(url, { fetch: async () => Response.json({ by: 'operator' }) })).body, '{"by":"operator"}');
  globalThis.fetch = own;
  assert.equal((await ask(url)).body, '{}');
  assert.equal(requests.length, 1);
});

test('a dispatcher that leads Node’s fetch elsewhere is not passed by', async (t) => {
  await fetch('data:,').then((response) => response.text());
  const own = globalThis[DISPATCHER];
  t.after(() => Object.defineProperty(globalThis, DISPATCHER, { value: own, writable: true, configurable: false }));
  class ThroughProxy {
    dispatch() {
      asked += 1;
      throw new Error('the proxy is away');
    }
  }
  let asked = 0;
  globalThis[DISPATCHER] = new ThroughProxy();
  const { url, requests } = await provider(t);
  assert.deepEqual(await ask(url), UNREACHABLE);
  assert.deepEqual([asked, requests.length], [1, 0]);
  globalThis[DISPATCHER] = own;
  assert.equal((await ask(url)).type, 'response');
});
