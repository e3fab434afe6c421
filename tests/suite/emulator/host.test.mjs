// The emulator as something that answers Requests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createParty, newEmulator, sms } from './party.mjs';

const at = (path) => `http://emulator.test${path}`;
const json = { 'content-type': 'application/json' };

test('every answer says what it comes from', async () => {
  const { fetch } = await newEmulator();
  const names = ['', 'phone.js', 'phone.css', 'screen.js', 'texts.js', 'api/01012345678'];
  const files = names.map((name) => `/phone/${name}`);
  for (const path of ['/', '/phone', ...files, '/control/numbers', '/nowhere', '/agent/v1/token/get']) {
    const { headers } = await fetch(at(path));
    assert.equal(headers.get('bonin-emulator'), 'never-in-production', path);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.equal(headers.get('x-frame-options'), null);
  }
  assert.match(await (await fetch(at('/'))).text(), /never use it in production/i);
});

test('the phone is a page that a strict policy allows', async () => {
  const { fetch } = await newEmulator();
  const moved = await fetch(at('/phone?phone=01012345678&lang=en'));
  assert.equal(moved.status, 302);
  assert.equal(new URL(moved.headers.get('location'), at('/phone')).href, at('/phone/?phone=01012345678&lang=en'));
  const page = await fetch(at('/phone/'));
  assert.match(page.headers.get('content-type'), /^text\/html/);
  assert.match(page.headers.get('content-security-policy'), /^default-src 'self'/);
  const text = await page.text();
  assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:/);
  for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
    assert.equal((await fetch(new URL(file, at('/phone/')))).status, 200, file);
  }
});

test('the HTTP twins do what the phones and the control API do', async () => {
  const now = Date.now();
  const emulator = await newEmulator({ now: () => now });
  const { fetch } = emulator;
  const post = async (path, body) => {
    const response = await fetch(at(path), { method: 'POST', headers: json, body: JSON.stringify(body) });
    return response.json();
  };
  const party = createParty(emulator);
  const pass = { ...sms, reqAuthType: 'PASS', userGender: undefined, userNation: undefined };
  const asked = await party.request(await party.token(), pass);
  assert.equal((await post('/phone/api/01012345678/approve', {})).prompt.state, 'approved');
  assert.deepEqual(await (await fetch(at('/phone/api/01012345678'))).json(), emulator.phone('01012345678').view());
  await post('/control/fault', { step: 'confirm', kind: 'code', code: '9999' });
  assert.equal((await party.post('confirm/request', { encryptMOKToken: asked.encryptMOKToken })).resultCode, '9999');
  assert.equal((await party.post('confirm/request', { encryptMOKToken: asked.encryptMOKToken })).resultCode, '2000');
  await post('/control/advance', { ms: 1000 });
  assert.deepEqual(await (await fetch(at('/control/log'))).json(), emulator.control.log());
  assert.equal((await (await fetch(at('/control/phones'))).json())[0].phone, '01012345678');
});

test('no other page moves a phone or the clock', async () => {
  const { fetch } = await newEmulator();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', undefined]) {
    const headers = type === undefined ? {} : { 'content-type': type };
    assert.equal((await fetch(at('/control/reset'), { method: 'POST', headers, body: '{}' })).status, 415);
  }
  const asked = await fetch(at('/control/reset'), { method: 'OPTIONS', headers: json });
  assert.ok(asked.status >= 400 && !asked.headers.has('access-control-allow-methods'));
  for (const method of ['PUT', 'DELETE', 'OPTIONS']) {
    assert.equal((await fetch(at('/control/reset'), { method, headers: json })).status, 405);
  }
  assert.equal((await fetch(at('/control/reset'))).status, 404);
  const approve = at('/phone/api/01012345678/approve');
  assert.equal((await fetch(approve, { method: 'POST', headers: json, body: '{}' })).status, 409);
  assert.equal((await fetch(at('/phone/api/x'))).status, 404);
});

test('a dropped connection rejects as a fetch does', async () => {
  const emulator = await newEmulator();
  const party = createParty(emulator);
  emulator.control.fault({ step: 'token', kind: 'drop' });
  await assert.rejects(party.token(), TypeError);
  assert.equal((await party.token()).resultCode, '2000');
});

test('answers are as late as ordered, and a caller can give up', async () => {
  const emulator = await newEmulator({ fetchDelay: 40 });
  const party = createParty(emulator);
  const took = async (run) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  assert.ok((await took(() => party.token())) >= 38);
  emulator.control.fault({ step: 'token', kind: 'delay', delay: 80 });
  assert.ok((await took(() => party.token())) >= 118);
  assert.ok((await took(() => emulator.fetch(at('/control/clock')))) < 38, 'the control API is not the service');
  emulator.control.fault({ step: 'token', kind: 'delay', delay: 60_000 });
  const signal = AbortSignal.timeout(20);
  const given = emulator.fetch(at('/agent/v1/token/get'), { method: 'POST', body: '{}', signal });
  await assert.rejects(given, { name: 'TimeoutError' });
});
