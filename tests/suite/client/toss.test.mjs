/** Toss cert: the published client, proxy and emulator together, for each way of being asked and what can go wrong. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { createClient } from 'bonin';
import { createEmulator } from 'bonin/emulator';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { newEmulator } from '../emulator/party.mjs';
import { openBrowser } from './browser.mjs';
import { settled } from './support.mjs';

const secret = crypto.getRandomValues(new Uint8Array(32));
const number = '01012345678';
const person = { userName: '김토스', userPhone: '010-1234-5678', userBirthday: '19930324' };
const magic = (digits) => ({ ...person, userPhone: `010-0000-${digits}` });

let emulator;
let sent;
let asked;

async function makeWorld(settings, { fetch = (request) => emulator.fetch(request), ...options } = {}) {
  const { baseUrl, oauthUrl, clientId, clientSecret, publicKey, roots } = emulator.tossCert;
  const tossCert = { baseUrl, oauthUrl, clientId, clientSecret, publicKey, roots, ...settings };
  const proxy = await createProxy({
    secret,
    basePath: '/bonin',
    origins: ['https://shop.example'],
    now: emulator.now,
    fetch: (url, init) => {
      asked.push(new URL(url).pathname.split('/').at(-1));
      return fetch(new Request(url, init));
    },
    providers: { tossCert },
    claims: ['gender', 'signature'],
  });
  const post = (url, init) => {
    sent.push(`${url} ${JSON.stringify(init)}`);
    return proxy.fetch(new Request(url, { ...init, headers: { ...init.headers, origin: 'https://shop.example' } }));
  };
  return createClient({ proxyUrl: 'https://api.test/bonin', fetch: post, now: emulator.now, lang: 'en', ...options });
}

const redeem = (ticket) => redeemTicket(ticket, { secret, now: emulator.now });
const asks = () => asked.splice(0).join(' ');

async function begun(client, info, options) {
  const flow = client.tossCert();
  await flow.begin({ nonce: 'nonce-1', ...options });
  await flow.request(info);
  return flow;
}

/** Confirms until the answer is no more "not yet". */
async function patiently(flow) {
  for (let count = 0; ; count += 1) {
    try {
      return await flow.confirm();
    } catch (error) {
      if (error.next !== 'wait' || count > 9) throw error;
      emulator.control.advance(10_000);
    }
  }
}

let client;
before(async () => {
  emulator = await newEmulator();
});
beforeEach(async () => {
  emulator.control.reset();
  [sent, asked] = [[], []];
  client = await makeWorld();
});

test('PUSH: waited for, approved; nothing personal on the way to the proxy, one token for all', async () => {
  const flow = client.tossCert();
  assert.equal(flow.provider, 'tossCert');
  assert.deepEqual(flow.state, { name: 'idle', actions: ['begin', 'cancel'] });
  const ready = await flow.begin({ nonce: 'nonce-1', method: 'personal' });
  assert.deepEqual([ready.name, ready.opens], ['ready', undefined]);
  const state = await flow.request(person);
  assert.equal(state.name, 'awaitingApp');
  assert.deepEqual(state.actions, ['confirm', 'cancel']);
  await assert.rejects(flow.confirm(), { kind: 'rejected', reason: 'notYet', next: 'wait' });
  assert.ok(flow.state.waitUntil > emulator.now());
  emulator.phone(number).approve();
  emulator.control.advance(10_000);
  const { ticket, claims } = await flow.waitForApproval();
  assert.deepEqual(claims, { gender: 'female', signature: 'trusted' });
  assert.deepEqual(flow.state, { name: 'verified', actions: [] });
  const { raw, ...identity } = await redeem(ticket);
  const { provider, method, assurance, name, birthday, nonce, signerName } = identity;
  assert.deepEqual({ provider, method, assurance }, { provider: 'tossCert', method: 'PUSH', assurance: 'identity' });
  assert.deepEqual([name, birthday, nonce, signerName], [person.userName, '19930324', 'nonce-1', person.userName]);
  assert.ok(identity.ci && identity.di && identity.transactionId && raw);
  assert.equal(asks(), 'token request status status result');
  const steps = sent.map((line) => line.split(' ')[0].split('/').at(-1));
  assert.deepEqual(steps, ['begin', 'request', 'confirm', 'confirm']);
  assert.doesNotMatch(sent.join(), new RegExp(`${person.userName}|1234-?5678|19930324`));
});

test('begin is asked once, in whatever order its options come', async () => {
  const fresh = await makeWorld();
  await fresh.tossCert().begin({ nonce: 'n', method: 'window' });
  await fresh.tossCert().begin({ method: 'window', nonce: 'n' });
  assert.equal(sent.length, 2);
});

test('APP_SCHEME: the app opens, and a snapshot goes on', async (t) => {
  const browser = openBrowser(t);
  const flow = client.tossCert();
  await flow.begin();
  const state = await flow.request({ ...person, triggerType: 'APP_SCHEME' });
  assert.deepEqual([state.name, state.open.how], ['awaitingApp', 'app']);
  assert.deepEqual(state.actions, ['confirm', 'open', 'cancel']);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(browser.page.went, [['assign', state.open.url]]);
  assert.equal(browser.windows.length, 0);
  await flow.open();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(browser.page.went.length, 2);
  const resumed = client.resume(flow.snapshot());
  assert.deepEqual(resumed.state, flow.state);
  emulator.phone(number).approve();
  assert.equal((await redeem((await resumed.confirm()).ticket)).method, 'APP_SCHEME');
});

/** What the opened window's page does. */
async function inWindow({ action, fields }, ...steps) {
  const form = new URLSearchParams(fields);
  const opened = await emulator.fetch(new Request(action, { method: 'POST', body: form, redirect: 'manual' }));
  assert.ok(opened.status < 400, `the window opens: ${opened.status}`);
  for (const [step, body] of steps) {
    const url = new URL(`/toss/window/api/${fields.txId}/${step}`, action);
    const headers = { 'content-type': 'application/json' };
    const done = await emulator.fetch(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
    assert.equal(done.status, 200, step);
  }
  return new URL(action).origin;
}

async function windowFlow(t) {
  const browser = openBrowser(t);
  const flow = client.tossCert();
  const ready = await flow.begin({ method: 'window' });
  assert.equal(ready.opens, true);
  const requested = flow.request();
  const [child] = browser.windows;
  assert.equal(child.first, 'about:blank');
  const state = await requested;
  assert.deepEqual([state.name, state.open.how], ['awaitingReturn', 'popup']);
  assert.equal(browser.forms[0].target, child.name);
  return { browser, flow, child };
}

test('the window: opened in the click, approved there, and its word believed only as a hint', async (t) => {
  const { browser, flow, child } = await windowFlow(t);
  browser.say('TOSS_AUTH_SUCCESS', 'https://evil.example');
  await settled();
  const before = flow.state.waitUntil;
  const origin = await inWindow(browser.forms[0]);
  browser.say('TOSS_AUTH_SUCCESS', origin);
  await settled();
  assert.equal(child.closed, true);
  assert.ok(flow.state.waitUntil <= before);
  await assert.rejects(flow.confirm(), { next: 'wait' }, 'a window that lies verifies nobody');
  await inWindow(browser.forms[0], ['identify', { ...person, userPhone: number }], ['approve', {}]);
  const { ticket } = await patiently(flow);
  const identity = await redeem(ticket);
  assert.deepEqual([identity.method, identity.name], ['WINDOW', person.userName]);
});

test('the window: closed, opened again by a click, approved', async (t) => {
  const { browser, flow, child } = await windowFlow(t);
  const { origin } = new URL(browser.forms[0].action);
  browser.say('TOSS_AUTH_CLICK_NAVBAR_CLOSE', origin);
  await settled();
  assert.deepEqual([flow.state.name, flow.state.error.reason], ['awaitingReturn', 'windowClosed']);
  assert.equal(flow.state.opens, true);
  await flow.open();
  assert.equal(child.closed, true);
  assert.deepEqual(browser.forms[1].fields, browser.forms[0].fields);
  await inWindow(browser.forms[1], ['identify', { ...person, userPhone: number }], ['approve', {}]);
  browser.say('TOSS_AUTH_SUCCESS', origin);
  await settled();
  assert.equal(flow.state.error, undefined);
  assert.ok((await flow.confirm()).ticket);
});

test('the window: closed by mistake of the browser, and through all the same', async (t) => {
  const { browser, flow, child } = await windowFlow(t);
  child.close();
  await inWindow(browser.forms[0], ['identify', { ...person, userPhone: number }], ['approve', {}]);
  assert.ok((await patiently(flow)).ticket);
});

test('the window: blocked, and opened by another click', async (t) => {
  const browser = openBrowser(t);
  browser.blocked = true;
  const flow = client.tossCert();
  await flow.begin({ method: 'window' });
  await assert.rejects(flow.request(), { kind: 'misuse', reason: 'windowBlocked' });
  assert.ok(flow.state.actions.includes('open'));
  await assert.rejects(flow.open(), { reason: 'windowBlocked' });
  browser.blocked = false;
  await flow.open();
  await inWindow(browser.forms[0], ['identify', { ...person, userPhone: number }], ['approve', {}]);
  assert.ok((await patiently(flow)).ticket);
});

test('the page: this page posts itself there, and its snapshot goes on', async (t) => {
  const browser = openBrowser(t);
  const flow = client.tossCert();
  await flow.begin({ method: 'page' });
  const state = await flow.request({});
  assert.deepEqual([state.open.how, state.opens, browser.windows.length], ['post', undefined, 0]);
  const snapshot = flow.snapshot();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(browser.forms[0].target, '_self');
  await inWindow(browser.forms[0], ['identify', { ...person, userPhone: number }], ['approve', {}]);
  assert.ok((await patiently(client.resume(snapshot))).ticket);
});

test("the caller's own way of opening pages", async (t) => {
  const opened = [];
  const own = await makeWorld({}, { open: (page) => void opened.push(page) });
  const browser = openBrowser(t);
  const flow = await begun(own, undefined, { method: 'window' });
  assert.deepEqual(opened, [flow.state.open]);
  assert.deepEqual([browser.windows, browser.forms], [[], []]);
  const { url: action, fields } = opened[0];
  await inWindow({ action, fields }, ['identify', { ...person, userPhone: number }], ['approve', {}]);
  assert.ok((await patiently(flow)).ticket);
});

test('a document is signed', async () => {
  const document = { serviceName: '본인', title: '동의서', text: '주소가 든 동의서', personal: true };
  const flow = await begun(client, { ...person, document }, { method: 'document' });
  emulator.phone(number).approve();
  const identity = await redeem((await patiently(flow)).ticket);
  const { assurance, signature, signedText } = identity;
  assert.deepEqual([assurance, signature, signedText], ['signature', 'trusted', document.text]);
  assert.doesNotMatch(sent.join(), /주소가 든/);
  await assert.rejects(begun(client, person, { method: 'document' }), { kind: 'misuse', field: 'document' });
});

test('declined, ignored, out of time', async () => {
  const declined = await begun(client, person);
  emulator.phone(number).decline();
  await assert.rejects(patiently(declined), ({ kind }) => kind === 'rejected' || kind === 'expired');
  assert.ok(['failed', 'expired', 'awaitingApp'].includes(declined.state.name));

  const ignored = await begun(client, person);
  emulator.phone(number).ignore();
  await assert.rejects(ignored.confirm(), { kind: 'expired', next: 'restart' });
  assert.equal(ignored.state.name, 'expired');

  const late = await begun(client, person);
  emulator.control.advance(31 * 60_000);
  await assert.rejects(late.confirm(), { kind: 'expired' });
  assert.equal(late.state.name, 'expired');
});

test('what Toss refuses, by its code', async () => {
  for (const [digits, expected] of [
    ['3006', { kind: 'rejected', code: 'CE3006' }],
    ['9001', { kind: 'network', code: 'CE0001', next: 'wait' }],
    ['9999', { code: 'CE9999' }],
  ]) {
    const flow = client.tossCert();
    await flow.begin();
    await assert.rejects(flow.request(magic(digits)), expected, digits);
    assert.notEqual(flow.state.pending, 'request');
  }
  for (const [digits, expected] of [
    ['3100', { kind: 'rejected', code: 'CE3100' }],
    ['3101', { kind: 'rejected', code: 'CE3101' }],
    ['3103', { kind: 'expired', code: 'CE3103' }],
    ['6705', ({ kind }) => kind === 'rejected' || kind === 'expired'],
    ['6706', { kind: 'expired' }],
  ]) {
    const flow = await begun(client, magic(digits));
    await assert.rejects(patiently(flow), expected, digits);
    assert.deepEqual(flow.state.actions, [], digits);
  }
});

test('not yet, twice; complete but not ready; approved by itself', async () => {
  for (const digits of ['6702', '3102', '2000']) {
    const flow = await begun(client, magic(digits));
    assert.ok((await patiently(flow)).ticket, digits);
  }
});

test('a token that no longer counts is replaced, once', async () => {
  emulator.control.options({ provider: 'tossCert', tokenLives: 10 });
  const flow = await begun(client, person);
  emulator.phone(number).approve();
  emulator.control.advance(20_000);
  asks();
  assert.ok((await flow.confirm()).ticket);
  assert.equal(asks(), 'status token status result');

  emulator.control.options({ provider: 'tossCert', tokenLives: 0 });
  emulator.control.advance(20_000);
  const never = client.tossCert();
  await never.begin();
  await assert.rejects(never.request(person), { kind: 'config', code: 'CE1000' });
  assert.equal(asks(), 'request token request');
  assert.deepEqual(never.state.actions, []);
});

test('wrong credentials, and a wrong root: nobody is verified', async () => {
  const wrong = (await makeWorld({ clientSecret: 'wrong' })).tossCert();
  await wrong.begin();
  await assert.rejects(wrong.request(person), { kind: 'config' });
  const unrooted = await begun(await makeWorld({ roots: undefined }), magic('2000'));
  assert.equal((await patiently(unrooted)).claims.signature, 'intact');
  const { roots } = (await createEmulator()).tossCert;
  const foreign = await begun(await makeWorld({ roots }), magic('2000'));
  await assert.rejects(patiently(foreign), { kind: 'tampered' });
  assert.equal(foreign.state.name, 'failed');
});

test('a result that gets lost is asked for once more, by the user, and then no more', async () => {
  let lose = 1;
  const losing = (request) => {
    if (request.url.endsWith('/result') && (lose -= 1) >= 0) return Promise.reject(new TypeError('reset'));
    return emulator.fetch(request);
  };
  const flow = await begun(await makeWorld({}, { fetch: losing }), magic('2000'));
  asks();
  await assert.rejects(flow.confirm(), { kind: 'network', reason: 'unreachable' });
  assert.equal(asks(), 'status result');
  assert.ok((await flow.confirm()).ticket);

  lose = 5;
  const twice = await begun(await makeWorld({}, { fetch: losing }), magic('2000'));
  await assert.rejects(twice.confirm(), { kind: 'network' });
  await assert.rejects(twice.confirm(), { kind: 'network', next: 'restart' });
  asks();
  assert.equal(twice.state.name, 'failed');
  await assert.rejects(twice.confirm(), { reason: 'notNow' });
  assert.equal(asks(), '');
});

test('the connection drops, HTML comes: the request can be tried again', async () => {
  for (const digits of ['0001', '0003']) {
    const flow = client.tossCert();
    await flow.begin();
    await assert.rejects(flow.request(magic(digits)), { kind: 'network' });
    assert.ok(flow.state.actions.includes('request'));
    assert.equal((await flow.request(magic(digits))).name, 'awaitingApp');
  }
});

test('what the page gives is checked in the browser, and nothing is sent', async () => {
  const flow = client.tossCert();
  await assert.rejects(flow.begin({ method: 'email' }), { kind: 'misuse', field: 'method' });
  await flow.begin();
  const before = sent.length;
  for (const [info, field] of [
    [undefined, 'info'],
    [{ ...person, userBirthday: '19930230' }, 'userBirthday'],
    [{ ...person, userPhone: '1' }, 'userPhone'],
    [{ ...person, triggerType: 'SMS' }, 'triggerType'],
    [{ ...person, ci: 'x' }, 'ci'],
  ]) {
    await assert.rejects(flow.request(info), { kind: 'misuse', field });
  }
  assert.equal(sent.length, before);
  assert.equal(flow.state.name, 'ready');
  assert.equal(flow.resend, undefined);
});
