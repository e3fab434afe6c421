/** Bodies that a middleware of Node's has read before, in each form that they are left in, on every kind of route. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import express from 'express';
import * as bonin from 'bonin/proxy';
import { toNodeHandler } from 'bonin/proxy/node';
import { createFixture, SECRET } from './fixture.mjs';

const vectors = JSON.parse(readFileSync(new URL('../../vectors/mobileok.json', import.meta.url), 'utf8'));
const TOKEN = '/bonin/mobileok/token';
const ARRIVE = '/bonin/passni/arrive';
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const CODE = '0123456789ABCDEF0123456789ABCDEF';

const passni = {
  bridgeUrl: 'https://bridge.test',
  bridgeSecret: 'a secret of the bridge, 32 bytes or more'.replaceAll(' ', '-'),
  pageUrl: 'https://shop.example/page',
};
const arriving = () =>
  bonin.createProxy({ secret: SECRET, origins: [], clientAddress: 'connection', providers: { passni } });

/** A server whose handler stands behind `use`, by itself and behind a function around the proxy. */
async function served(t, proxy, use) {
  const wrapped = { fetch: (request, info) => proxy.fetch(request, info) };
  const urls = [];
  for (const one of [proxy, wrapped]) {
    const server = createServer(use(toNodeHandler(one))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    t.after(() => server.close());
    urls.push(`http://127.0.0.1:${server.address().port}`);
  }
  return urls;
}

const token = async (url, body = '{"nonce":"n"}') => {
  const response = await fetch(url + TOKEN, { method: 'POST', headers: JSON_TYPE, body });
  return [response.status, (await response.json()).error?.reason];
};

const arrival = async (url) => {
  const body = new URLSearchParams({ sso_code: CODE });
  const response = await fetch(url + ARRIVE, { method: 'POST', headers: FORM_TYPE, body, redirect: 'manual' });
  return [response.status, response.headers.get('location') ?? (await response.json()).error.reason];
};

/** A middleware that reads the body and leaves it by `leave`. */
const reading = (leave) => (handler) => async (req, res) => {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  leave(req, Buffer.concat(chunks));
  handler(req, res);
};

const withExpress = (...middlewares) => (handler) => {
  const app = express();
  for (const middleware of middlewares) app.use(middleware);
  return app.use('/bonin', handler);
};

const LEAVES = {
  'nobody reads it': (handler) => handler,
  'express.json()': withExpress(express.json()),
  'express.json() and express.urlencoded()': withExpress(express.json(), express.urlencoded({ extended: true })),
  'express.urlencoded() with the plain parser': withExpress(express.urlencoded({ extended: false })),
  'express.text()': withExpress(express.text({ type: '*/*' })),
  'express.raw()': withExpress(express.raw({ type: '*/*' })),
  'text in body': reading((req, bytes) => (req.body = bytes.toString())),
  'bytes in body': reading((req, bytes) => (req.body = new Uint8Array(bytes))),
  'a buffer in rawBody': reading((req, bytes) => (req.rawBody = bytes)),
  'text in rawBody, and what was parsed in body': reading((req, bytes) =>
    Object.assign(req, { rawBody: bytes.toString(), body: { parsed: 'by somebody' } }),
  ),
  'text that was read by an encoding': (handler) => (req, res) => handler(req.setEncoding('utf8'), res),
};

for (const [label, use] of Object.entries(LEAVES)) {
  test(`a JSON body: ${label}`, async (t) => {
    const { proxy } = createFixture({ bonin, vectors });
    for (const url of await served(t, proxy, use)) {
      assert.deepEqual(await token(url), [200, undefined]);
      assert.deepEqual(await token(url, `{"nonce":"${'x'.repeat(66_000)}"}`), [413, 'bodyTooLarge']);
    }
  });

  test(`a form: ${label}`, async (t) => {
    const [, expected] = await arrival((await served(t, arriving(), LEAVES['nobody reads it']))[0]);
    assert.ok(expected.includes(CODE));
    for (const url of await served(t, arriving(), use)) assert.deepEqual(await arrival(url), [303, expected]);
  });
}

test('a body that was read and left nowhere is told as that, on every route', async (t) => {
  const use = reading(() => {});
  for (const url of await served(t, createFixture({ bonin, vectors }).proxy, use)) {
    assert.deepEqual(await token(url), [500, 'bodyTaken']);
  }
  for (const url of await served(t, arriving(), use)) assert.deepEqual(await arrival(url), [500, 'bodyTaken']);
});

test('a body of which somebody has read the beginning is told as that', async (t) => {
  const { proxy } = createFixture({ bonin, vectors });
  const use = (handler) => (req, res) => req.once('readable', () => void (req.read(4) && handler(req, res)));
  for (const url of await served(t, proxy, use)) {
    const [status, reason] = await token(url);
    assert.deepEqual([status, reason], [500, 'bodyTaken']);
  }
});

test('a form of several values and of nested ones counts as what was sent plainly', async (t) => {
  const use = reading((req) => (req.body = { sso_code: [CODE, 'b'], nested: { a: '1' }, number: 7 }));
  for (const url of await served(t, arriving(), use)) {
    const [status, location] = await arrival(url);
    assert.equal(status, 303);
    assert.ok(location.includes(CODE) && !location.includes('nested'));
  }
});
