// The examples of the package's README that go beyond the ten lines, run against the emulator.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { BoninError, createClient } from 'bonin';
import { GUIDE } from './documents.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';
import { BY_ARS, BY_PASS, BY_SMS, inProcess, keys, newEmulator, pageReaches, PERSON, PHONE, SITE } from './party.mjs';

let project;
let emulator;

before(async () => {
  project = newProject();
  emulator = await newEmulator();
});

after(() => {
  pageReaches(undefined);
  project?.remove();
});

const path = (name, document = GUIDE[0]) => writeExample(project.folder, document, name);
const example = (name, document) => importAnew(path(name, document));
const TOSS = 'pkg-template/docs/toss-cert.md';
const newestCode = () => emulator.phone(PHONE).latestCode();

test('a code: wrong, sent again, right', async () => {
  const { byCode } = await example('code');
  const { flow } = await inProcess(emulator);
  const seen = [];
  const does = [() => ({ code: '000000' }), () => ({ another: true }), () => ({ code: newestCode() })];
  const { ticket } = await byCode(flow, BY_SMS, ({ attemptsLeft, resendsLeft }, error) => {
    seen.push([attemptsLeft, resendsLeft, error?.next]);
    return does.shift()();
  });
  assert.ok(ticket);
  assert.deepEqual(seen, [[3, 3, undefined], [2, 3, 'retryCode'], [2, 2, undefined]]);
});

test('a code: three times wrong is the end', async () => {
  const { byCode } = await example('code');
  const { flow } = await inProcess(emulator);
  await assert.rejects(byCode(flow, BY_SMS, () => ({ code: '000000' })), { next: 'restart' });
  assert.equal(flow.state.name, 'failed');
});

test('PASS: approved on the phone', async () => {
  const { byPhone } = await example('approval');
  const { flow } = await inProcess(emulator);
  const phone = emulator.phone(PHONE);
  flow.subscribe(({ name, pending }) => {
    if (name !== 'awaitingApp' || pending || phone.prompt()?.state !== 'waiting') return;
    phone.approve();
    emulator.control.advance(2000);
  });
  assert.ok((await byPhone(flow, BY_PASS, () => assert.fail('there is no number to show'))).ticket);
});

test('ARS: missed, rung again, keyed in', async () => {
  const { byPhone } = await example('approval');
  const { flow } = await inProcess(emulator);
  const phone = emulator.phone(PHONE);
  const does = [() => phone.miss(), () => phone.answer() && phone.key(flow.state.arsNumber)];
  const shown = [];
  flow.subscribe(({ name, pending }) => {
    if (name !== 'calling' || pending || phone.call()?.state !== 'ringing') return;
    does.shift()();
    emulator.control.advance(2000);
  });
  assert.ok((await byPhone(flow, BY_ARS, (number) => shown.push(number))).ticket);
  assert.equal(shown.length, 2);
});

test('Toss cert: approved in the app, with the settings of the example', async () => {
  const { tossCert } = emulator;
  const { baseUrl, oauthUrl, clientId, clientSecret, publicKey, roots } = tossCert;
  const fromToss = { TOSS_PUBLIC_KEY: publicKey, TOSS_ROOT: roots[0] };
  const set = { TOSS_CLIENT_ID: clientId, TOSS_CLIENT_SECRET: clientSecret, ...fromToss };
  Object.assign(process.env, set);
  const servers = { "environment: 'production'": `baseUrl: '${baseUrl}', oauthUrl: '${oauthUrl}'` };
  const { providers } = await importAnew(writeExample(project.folder, TOSS, 'tossSettings', servers));
  for (const name of Object.keys(set)) delete process.env[name];
  const { byToss } = await example('toss', TOSS);
  const { proxy, clientOf } = await inProcess(emulator, { providers, claims: ['signature', 'nonce'] });
  const flow = clientOf(proxy).tossCert();
  const phone = emulator.phone(PHONE);
  flow.subscribe(({ name, pending }) => {
    if (name !== 'awaitingApp' || pending || phone.prompt()?.state !== 'waiting') return;
    phone.approve();
    emulator.control.advance(2000);
  });
  const { userName, userPhone, userBirthday } = PERSON;
  const { claims } = await byToss(flow, { userName, userPhone, userBirthday }, 'mine');
  assert.deepEqual(claims, { signature: 'trusted', nonce: 'mine' });
});

test('Toss cert: the window opens in the click, and is waited for', async () => {
  const { windowBehind } = await example('tossWindow', TOSS);
  const { tossCert: { baseUrl }, now, fetch } = emulator;
  const { proxy } = await inProcess(emulator, { providers: { tossCert: emulator.tossCert } });
  const { userName, userBirthday } = PERSON;
  const userPhone = PHONE.replaceAll('-', '');
  const inWindow = (txId, step, body) => fetch(new URL(`/toss/window/api/${txId}/${step}`, baseUrl), {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const opened = [];
  const open = ({ how, url, fields: { txId } }) => {
    const form = { method: 'POST', body: new URLSearchParams({ txId }) };
    const identify = () => inWindow(txId, 'identify', { userName, userPhone, userBirthday });
    opened.push(how, fetch(url, form).then(identify).then(() => inWindow(txId, 'approve', {})));
    emulator.control.advance(2000);
  };
  const toProxy = (url, init) => proxy.fetch(new Request(url, init));
  const flow = createClient({ proxyUrl: 'http://proxy.test/bonin', now, fetch: toProxy, open }).tossCert();
  const button = { onclick() {} };
  const done = windowBehind(button, flow, 'mine');
  while (!flow.state.opens) await new Promise((resolve) => setTimeout(resolve, 5));
  button.onclick();
  const { ticket } = await done;
  assert.deepEqual([opened[0], (await opened[1]).ok, typeof ticket], ['popup', true, 'string']);
});

test('errors: something to say, and what to do then', async () => {
  const { explain } = await example('errors');
  const { flow } = await inProcess(emulator);
  const refused = await flow.confirm('123456').catch(explain);
  assert.ok(refused.say && refused.then);
  const given = new BoninError({ kind: 'cancelled', reason: 'cancelled', message: 'x', retryable: false });
  assert.deepEqual(explain(given), { say: '', then: 'nothing' });
  assert.throws(() => explain(new TypeError('of another')), TypeError);
});

test('a flow goes on after a reload, and its snapshot goes when it is over', async () => {
  const { proxy } = await inProcess(emulator, { now: Date.now });
  pageReaches((url, init) => proxy.fetch(new Request(`https://${SITE}${url}`, init)));
  const kept = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
  const file = path('resume');
  const { flow: first } = await importAnew(file);
  await first.begin();
  await first.request(BY_SMS);
  const { flow } = await importAnew(file);
  assert.equal(flow.state.name, 'awaitingCode');
  const [snapshot] = kept.values();
  for (const name of ['userName', 'userPhone', 'userBirthday']) assert.ok(!snapshot.includes(PERSON[name]), name);
  assert.ok((await flow.confirm(newestCode())).ticket);
  assert.equal(kept.size, 0);
  delete globalThis.sessionStorage;
});

test('the guard answers as the client understands it', async () => {
  const { guarded } = await example('guard');
  const { proxy, clientOf } = await inProcess(emulator);
  assert.equal((await clientOf(guarded(proxy, () => true)).mobileok().begin()).name, 'ready');
  const refused = clientOf(guarded(proxy, () => false)).mobileok().begin();
  await assert.rejects(refused, { kind: 'rejected', message: '잠시 후 다시 시도해 주세요.' });
});

test('the relay gets what would have gone to the provider, on both hosts', async () => {
  const { through } = await example('relay');
  const asked = [];
  globalThis.fetch = async (url) => asked.push(url);
  const send = through('https://relay.test');
  for (const host of ['cert-dir', 'scert-dir']) await send(`https://${host}.mobile-ok.com/agent/v1/token/get`, {});
  pageReaches(undefined);
  assert.deepEqual(asked, Array(2).fill('https://relay.test/agent/v1/token/get'));
});

test('what is sealed without a flow has the form of an envelope', async () => {
  const { seal } = await example('seal');
  const { server } = (await keys).mobileok;
  for (const envelope of await seal(server.publicKey, BY_SMS, '123456')) {
    assert.match(envelope, /^[A-Za-z0-9+/]{342}==\|[A-Za-z0-9+/]+=*$/);
  }
});

test('a person is compared with what the site knows', async () => {
  for (const document of GUIDE) {
    const { isCustomer } = await example('matches', document);
    const person = { name: '홍길동', birthday: '19900101' };
    assert.deepEqual(await isCustomer(person, { name: '홍길동', birthday: '1990-01-01' }), { same: true, differs: [] });
    const other = { name: '홍길동', birthday: '1990-01-02' };
    assert.deepEqual(await isCustomer(person, other), { same: false, differs: ['birthday'] });
  }
});
