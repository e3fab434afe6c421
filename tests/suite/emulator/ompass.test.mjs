// The emulated OMPASS as something that answers Requests: its page, and the way back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'bonin';
import { createProxy } from 'bonin/proxy';
import { serve } from 'bonin/emulator/node';
import { newEmulator } from './party.mjs';

const SECRET = crypto.getRandomValues(new Uint8Array(32));

const json = { 'content-type': 'application/json' };

async function start(emulator, user, url = emulator.ompass.baseUrl, fetch = emulator.fetch) {
  const headers = { ...json, authorization: `Bearer ${emulator.ompass.secretKey}` };
  const body = JSON.stringify({ user_id: user, lang_init: 'EN' });
  const response = await fetch(`${url}/v1/ompass/u2f`, { method: 'POST', headers, body });
  return (await response.json()).data.ompass_uri;
}

test('the pages are there, and a strict policy allows them', async () => {
  const emulator = await newEmulator();
  const { control, fetch } = emulator;
  control.options({ provider: 'ompass', users: [{ userId: 'kim', phone: '01012345678' }] });
  for (const user of ['kim', 'nobody']) {
    const url = await start(emulator, user);
    assert.match(url, user === 'kim' ? /\/ompass\/authenticate\/\?/ : /\/ompass\/register\/\?/);
    const page = await fetch(url);
    assert.match(page.headers.get('content-security-policy'), /^default-src 'self'/);
    assert.equal(page.headers.get('bonin-emulator'), 'never-in-production');
    const text = await page.text();
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:/);
    for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      assert.equal((await fetch(new URL(file, url))).status, 200, file);
    }
    const named = [...text.matchAll(/data-text="(\w+)"/g)].map(([, name]) => name);
    const { TEXTS } = await import('../../../pkg/emulator/windows/ompass/texts.js');
    for (const name of named) assert.ok(TEXTS.ko[name] && TEXTS.en[name], name);
    assert.deepEqual(Object.keys(TEXTS.ko), Object.keys(TEXTS.en));
    for (const [, name] of text.matchAll(/<label for="(\w+)"/g)) assert.ok(text.includes(`id="${name}"`), name);
  }
});

test('behind a server, the user is sent back to where the relying party is registered', async (t) => {
  const emulator = await newEmulator({ ompass: { redirectUri: 'http://localhost:4000/back?from=ompass' } });
  const { url, close } = await serve(emulator);
  t.after(close);
  emulator.control.options({ provider: 'ompass', users: [{ userId: 'kim', phone: '01000002000' }] });
  const page = await start(emulator, 'kim', url, fetch);
  assert.ok(page.startsWith(`${url}/ompass/authenticate/`));
  const visit = `${url}/ompass/visit/${new URL(page).searchParams.get('visit')}`;
  const asked = await fetch(`${visit}/ask`, { method: 'POST', headers: json, body: '{}' });
  assert.equal((await asked.json()).status, 'APPROVED');
  const back = await fetch(`${visit}/return`, { redirect: 'manual' });
  assert.equal(back.status, 303);
  const [address, token] = back.headers.get('location').split('&access_token=');
  assert.equal(address, 'http://localhost:4000/back?from=ompass&username=kim');
  assert.match(token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.equal((await fetch(`${visit}/return`, { redirect: 'manual' })).status, 409);
  const headers = { authorization: `Bearer ${emulator.ompass.secretKey}` };
  const gone = await fetch(`${url}/v1/ompass/users/kim`, { method: 'DELETE', headers });
  assert.deepEqual([gone.status, await gone.text()], [204, '']);
});

test('the settings it gives are those that a proxy takes, for either version', async () => {
  const emulator = await newEmulator();
  for (const version of ['v1', 'v2']) {
    const providers = { ompass: { ...emulator.ompass, version } };
    const config = { secret: SECRET, origins: [], fetch: emulator.fetch, now: emulator.now, providers };
    const proxy = await createProxy(config);
    const client = createClient({
      proxyUrl: 'https://api.test/bonin',
      fetch: (url, init) => proxy.fetch(new Request(url, init)),
      now: emulator.now,
      open: () => {},
    });
    const { open } = await client.ompass().begin({ method: 'u2f', userId: 'kim' });
    assert.match(open.url, /\/ompass\/register\//);
  }
  await assert.rejects(newEmulator({ ompass: { redirectUri: 'javascript:alert(1)' } }), { field: 'redirectUri' });
});
