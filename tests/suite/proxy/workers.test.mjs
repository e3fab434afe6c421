/** The Workers adapter, without a Worker around it: whom it tells of a wrong setting, and what it keeps. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { toWorker } from 'bonin/proxy/workers';
import vectors from '../../vectors/mobileok.json' with { type: 'json' };
import { ORIGIN, SECRET, settings } from './fixture.mjs';

const CONFIG = { secret: SECRET, origins: [ORIGIN], lang: 'en', providers: { mobileok: settings(vectors) } };
const ctx = () => ({ kept: [], waitUntil(promise) { this.kept.push(promise); } });

async function ask(worker, env, context) {
  const request = new Request('https://api.shop.example/bonin/health', { headers: { origin: ORIGIN } });
  const response = await worker.fetch(request, env, context);
  const { error } = await response.json();
  return { status: response.status, headers: response.headers, error };
}

function logged(t) {
  const { mock } = t.mock.method(console, 'error', () => {});
  return () => mock.calls.map(({ arguments: [text] }) => text);
}

test('a wrong setting is told by its name, once, and no value is', async (t) => {
  const log = logged(t);
  const secret = 'too short';
  const worker = toWorker(() => ({ ...CONFIG, secret, providers: { mobileok: { siteUrl: 'kept from the log' } } }));
  const context = ctx();
  for (const { status, error, headers } of [await ask(worker, {}, context), await ask(worker, {}, context)]) {
    assert.deepEqual([status, error.kind, error.reason], [500, 'config', 'badConfig']);
    assert.equal(headers.get('access-control-allow-origin'), ORIGIN, 'the page can read it');
    assert.doesNotMatch(JSON.stringify(error), /secret|keyFile/);
  }
  await Promise.all(context.kept);
  assert.equal(log().length, 1, 'the same faults are told once');
  assert.match(log()[0], /secret: secretTooShort/);
  assert.match(log()[0], /providers\.mobileok\.keyFile: missing/);
  assert.doesNotMatch(log()[0], /too short|kept from/);
});

test('a proxy that could not be made is not kept', async (t) => {
  const log = logged(t);
  const worker = toWorker((env) => ({ ...CONFIG, secret: env.SECRET }));
  assert.equal((await ask(worker, {}, ctx())).status, 500);
  assert.equal((await ask(worker, { SECRET }, ctx())).status, 200);
  assert.equal((await ask(worker, {}, ctx())).status, 200, 'one that was made is');
  assert.equal(log().length, 1);
});

test('a function that throws is a wrong setting, and what it threw stays out of the log', async (t) => {
  const log = logged(t);
  const worker = toWorker((env) => ({ ...CONFIG, store: JSON.parse(env.SECRET) }));
  const { status, error } = await ask(worker, { SECRET }, ctx());
  assert.deepEqual([status, error.kind, error.reason], [500, 'config', 'badConfig']);
  assert.match(log()[0], /SyntaxError/);
  assert.doesNotMatch(log()[0], new RegExp(SECRET.slice(0, 8)));
});

test('settings may be a promise, and a context may be missing', async () => {
  assert.equal((await ask(toWorker(async () => CONFIG), {}, ctx())).status, 200);
  assert.equal((await ask(toWorker(() => CONFIG), {})).status, 200);
});

test('a preparation outlives the request that began it', async () => {
  const context = ctx();
  const worker = toWorker(() => CONFIG);
  await Promise.all([ask(worker, {}, context), ask(worker, {}, context)]);
  // The preparation and the answer of each: a step that uses something up goes on without its browser.
  assert.equal(context.kept.length, 4);
  const statuses = (await Promise.all(context.kept)).map((answer) => answer?.status);
  assert.deepEqual(statuses.toSorted(), [200, 200, undefined, undefined]);
});
