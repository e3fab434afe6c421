// The bridges of the emulated Pass-Ni against the document that the Java bridge is held to, with the same requests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badTypes, broken, goodTypes, misshapen } from '../passni-bridge/cases.mjs';
import { mayAnswer, routes, takes } from '../passni-bridge/contract.mjs';
import { newEmulator } from './party.mjs';
import { CALLER, newSso } from './passni-party.mjs';

const JSON_TYPE = 'application/json';

// The emulator reads requests as texts: of a byte order mark, and of what is no UTF-8, it sees nothing.
const isText = (bytes) => Buffer.from(new TextDecoder().decode(bytes)).equals(bytes);

/** An emulator, and what asks its first bridge and compares each answer with the document. */
async function newBridge() {
  const emulator = await newEmulator();
  const { bridgeUrl, bridgeSecret } = emulator.passni;
  const ask = async (route, given, { method = 'POST', secret = bridgeSecret, type = JSON_TYPE } = {}) => {
    const headers = { ...(secret && { authorization: `Bearer ${secret}` }), ...(type && { 'content-type': type }) };
    const body = typeof given === 'string' || Buffer.isBuffer(given) ? Buffer.from(given) : JSON.stringify(given);
    const response = await emulator.fetch(`${bridgeUrl}${route}`, { method, headers, body });
    const answer = { status: response.status, headers: response.headers, body: await response.json() };
    mayAnswer(route, answer);
    return answer;
  };
  return { emulator, ask, sso: await newSso(emulator) };
}

test('what is right is answered as the document says', async () => {
  const { emulator, ask, sso } = await newBridge();
  const { code } = await sso.browser.enter('site-a');
  const { token } = (await ask('/token', { ssoCode: code, ...CALLER })).body;
  const whole = { token, ...CALLER };
  const bodies = { '/token': { ssoCode: code, ...CALLER }, '/user-data': whole, '/sso-code': whole, '/agents': {} };
  for (const route of routes) {
    const body = bodies[route] ?? { token };
    assert.ok(takes(route, body), route);
    assert.equal((await ask(route, body)).status, 200, route);
  }
  for (const fault of [{ kind: 'state', data: '203.0.113.9' }, { kind: 'code' }]) {
    emulator.control.fault({ provider: 'passni', ...fault, step: 'login-check', code: 'SS0007' });
    await ask('/login-check', { token });
  }
  await sso.browser.visit('logout');
  for (const route of routes) assert.equal((await ask(route, bodies[route] ?? { token })).status, 200, route);
});

test('what is wrong is refused as the document says', async () => {
  const { ask } = await newBridge();
  const refused = async (expected, ...asked) => {
    const { status, body } = await ask(...asked);
    assert.deepEqual([status, body], expected, JSON.stringify(asked).slice(0, 200));
  };
  for (const route of routes) {
    for (const secret of ['', 'x', 'x'.repeat(48)]) {
      await refused([401, { errorCode: 'BRIDGE_UNAUTHORIZED' }], route, {}, { secret });
    }
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      await refused([405, { errorCode: 'BRIDGE_BAD_METHOD' }], route, {}, { method });
    }
    for (const type of badTypes) await refused([415, { errorCode: 'BRIDGE_BAD_TYPE' }], route, {}, { type });
    await refused([413, { errorCode: 'BRIDGE_TOO_LARGE' }], route, ' '.repeat(16 * 1024 + 1));
  }
  for (const type of goodTypes) assert.equal((await ask('/logout', { token: 'x' }, { type })).status, 200, type);
  const bad = [400, { errorCode: 'BRIDGE_BAD_REQUEST' }];
  for (const [route, body] of misshapen) await refused(bad, route, JSON.stringify(body));
  const texts = broken.filter(isText);
  assert.ok(texts.length > 15);
  for (const body of texts) await refused(bad, '/login-check', body);
});
