// Taking a registration with OMPASS back, as the operator's own backend does.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { before, beforeEach, test } from 'node:test';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { createProxy, resetOmpassRegistration } from 'bonin/proxy';
import { asBrowser } from './fixture.mjs';

const SECRET = crypto.getRandomValues(new Uint8Array(32));

const users = ['kim', 'a/b c?d#e', '김'].map((userId) => ({ userId, phone: '01012345678' }));
let emulator;
let settings;
before(async () => {
  emulator = await createEmulator({ keys: await createEmulatorKeys() });
});
beforeEach(() => {
  emulator.control.reset();
  emulator.control.options({ provider: 'ompass', users });
  settings = emulator.ompass;
});

const reset = (userId, more) =>
  resetOmpassRegistration(userId, { settings, fetch: emulator.fetch, lang: 'en', ...more });

async function registered(userId) {
  const headers = { authorization: `Bearer ${settings.secretKey}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ user_id: userId, lang_init: 'EN' });
  const response = await emulator.fetch(`${settings.baseUrl}/v1/ompass/u2f`, { method: 'POST', headers, body });
  return (await response.json()).data.is_register;
}

test('version 1 and version 2, and nobody else', async () => {
  for (const [version, result] of [['v1', true], ['v2', 1]]) {
    for (const { userId } of users) {
      emulator.control.options({ provider: 'ompass', users });
      assert.deepEqual(await reset(userId, { settings: { ...settings, version } }), { reset: result });
      for (const other of users) assert.equal(await registered(other.userId), other.userId !== userId);
    }
  }
  assert.deepEqual(await reset('kim', { settings: { ...settings, version: 'v2' } }), { reset: 1 });
  assert.deepEqual(await reset('kim', { settings: { ...settings, version: 'v2' } }), { reset: 0 });
});

test('what is wrong with the call or the settings is named', async () => {
  for (const userId of [undefined, null, '', 7, 'x'.repeat(31), '..']) {
    await assert.rejects(reset(userId), { kind: 'misuse', field: 'userId' }, String(userId));
  }
  await assert.rejects(resetOmpassRegistration('kim'), { kind: 'config', field: 'settings', reason: 'missing' });
  await assert.rejects(reset('kim', { settings: 'x' }), { kind: 'config', field: 'settings', reason: 'notObject' });
  const wrong = { settings: { version: 'v2', secretKey: 'k' }, fetch: 7, timeoutMs: 1, extra: true };
  const error = await reset('kim', wrong).catch((thrown) => thrown);
  const fields = error.faults.map(({ field }) => field).sort();
  assert.deepEqual(fields, ['extra', 'fetch', 'settings.baseUrl', 'settings.clientId', 'timeoutMs']);
  assert.equal(error.kind, 'config');
});

test('what OMPASS says no with is told, and no secret with it', async () => {
  const secretKey = 'a-wrong-key-of-ours';
  const refused = await reset('kim', { settings: { ...settings, secretKey } }).catch((thrown) => thrown);
  assert.deepEqual([refused.kind, refused.code, refused.phase], ['config', '004', 'reset']);
  assert.ok(!inspect(refused, { depth: 9 }).includes(secretKey));
  emulator.control.fault({ provider: 'ompass', step: 'reset', kind: 'drop' });
  await assert.rejects(reset('kim'), { kind: 'network', reason: 'unreachable' });
  assert.equal(await registered('kim'), true);
  emulator.control.fault({ provider: 'ompass', step: 'reset', kind: 'delay', delay: 5000 });
  await assert.rejects(reset('kim', { timeoutMs: 100 }), { kind: 'network', reason: 'timeout' });
});

test('not in a browser, and by no route', async () => {
  const proxy = await createProxy({ secret: SECRET, origins: [], providers: { ompass: settings } });
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: '{"userId":"kim"}' };
  const response = await proxy.fetch(new Request('https://api.test/bonin/ompass/reset', request));
  assert.equal(response.status, 404);
  await asBrowser(() => assert.rejects(reset('kim'), { kind: 'config', reason: 'inBrowser' }));
});
