/** The entry with all providers in one file: the same names, and flows that go the same ways. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as one from 'bonin';
import * as all from 'bonin/all';
import { createProxy } from 'bonin/proxy';
import { newEmulator } from '../emulator/party.mjs';
import { openBrowser } from './browser.mjs';
import { sms } from './support.mjs';

const secret = crypto.getRandomValues(new Uint8Array(32));
const number = '01012345678';

async function world() {
  const emulator = await newEmulator();
  const { serviceId, ...mobileok } = emulator.mobileok;
  const providers = { mobileok, tossCert: emulator.tossCert };
  const fetch = (url, init) => emulator.fetch(new Request(url, init));
  const proxy = await createProxy({ secret, origins: ['https://app.test'], now: emulator.now, fetch, providers });
  const toProxy = (url, init) =>
    proxy.fetch(new Request(url, { ...init, headers: { ...init.headers, origin: 'https://app.test' } }));
  const options = { proxyUrl: 'https://api.test/bonin', fetch: toProxy, now: emulator.now, lang: 'en' };
  return { emulator, client: all.createClient(options) };
}

test('it has the names of the other entry', () => {
  assert.deepEqual(Object.keys(all), Object.keys(one));
  const options = { proxyUrl: '/bonin' };
  assert.deepEqual(Object.keys(all.createClient(options)), Object.keys(one.createClient(options)));
  assert.equal(all.BoninError, one.BoninError);
});

test('it starts each flow as the other entry does', () => {
  const options = { proxyUrl: '/bonin', lang: 'en' };
  const { resume, ...starts } = one.createClient(options);
  for (const name of Object.keys(starts)) {
    assert.deepEqual(all.createClient(options)[name]().state, starts[name]().state, name);
  }
  assert.equal(typeof resume, 'function');
});

test('a code of mobileOK, and sealing without a flow', async () => {
  const { emulator, client } = await world();
  await all.init();
  const flow = client.mobileok();
  await flow.begin();
  await flow.request({ ...sms, userPhone: number });
  assert.ok((await flow.confirm(emulator.phone(number).latestCode())).ticket);
  assert.throws(() => all.encryptAuthInfo('no key', sms), { kind: 'misuse', reason: 'keyNotSpki' });
});

test('the window of Toss cert opens within the click', async (t) => {
  const { client } = await world();
  const browser = openBrowser(t);
  const flow = client.tossCert();
  await flow.begin({ method: 'window' });
  const asked = flow.request();
  assert.equal(browser.windows.length, 1);
  assert.equal((await asked).name, 'awaitingReturn');
});
