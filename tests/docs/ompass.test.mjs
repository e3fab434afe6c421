// The examples of OMPASS's guide, run against the emulator, and what its tables say.
import assert from 'node:assert/strict';
import test, { after, before, beforeEach } from 'node:test';
import { createClient } from 'bonin';
import { createEmulator } from 'bonin/emulator';
import { createProxy } from 'bonin/proxy';
import { openBrowser } from '../suite/client/browser.mjs';
import { read, rows } from './documents.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';
import { keys, pageReaches, PHONE, SECRET, SITE } from './party.mjs';

const GUIDES = ['pkg-template/docs/ompass.md', 'pkg-template/docs/ompass.ko.md'];
const USER = 'kim.ompass';
const phone = PHONE.replaceAll('-', '');

let project;
let emulator;
let proxy;

before(async () => {
  project = newProject();
  emulator = await createEmulator({ keys, ompass: { redirectUri: `https://${SITE}/callback` } });
  const { baseUrl, secretKey } = emulator.ompass;
  process.env.BONIN_SECRET = SECRET;
  const providers = { ompass: { baseUrl, secretKey } };
  proxy = await createProxy({ secret: SECRET, origins: [], providers, fetch: emulator.fetch });
});
beforeEach(() => {
  emulator.control.reset();
  emulator.control.options({ provider: 'ompass', users: [{ userId: USER, phone }] });
  pageReaches((path, init) => proxy.fetch(new Request(`https://${SITE}${path}`, init)));
});
after(() => {
  pageReaches(undefined);
  delete process.env.BONIN_SECRET;
  project?.remove();
});

const example = (name) => importAnew(writeExample(project.folder, GUIDES[0], name));
const clientOf = (service) =>
  createClient({ proxyUrl: 'http://proxy.test/bonin', fetch: (url, init) => service.fetch(new Request(url, init)) });

/** The user approves on OMPASS's page: the address that it sends them back to. */
async function approved(page, given = {}) {
  const { origin, searchParams } = new URL(page);
  const visit = `${origin}/ompass/visit/${searchParams.get('visit')}`;
  const headers = { 'content-type': 'application/json' };
  await emulator.fetch(`${visit}/ask`, { method: 'POST', headers, body: JSON.stringify(given) });
  emulator.phone(PHONE).approve();
  const back = await emulator.fetch(new Request(`${visit}/return`, { redirect: 'manual' }));
  return back.headers.get('location');
}

async function opened(flow) {
  while (!flow.state.open) await new Promise((resolve) => setTimeout(resolve, 5));
  return flow.state.open.url;
}

/** What a page keeps of a session. */
function storage() {
  const kept = new Map();
  const setItem = (key, value) => kept.set(key, value);
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem, removeItem: (key) => kept.delete(key) };
}

/** A ticket, by the window and the callback page of the guide. */
async function byWindow(t, client, options, given) {
  const browser = openBrowser(t);
  globalThis.sessionStorage = storage();
  const { loginBehind } = await example('ompassWindow');
  const { comeBack } = await example('ompassCallback');
  const button = { onclick() {} };
  const flow = client.ompass();
  // What opens windows is loaded by now on a page, long before its click.
  await assert.rejects(flow.begin({ method: 'email' }), { field: 'method' });
  const done = loginBehind(button, flow, options);
  button.onclick();
  const child = browser.windows.at(-1);
  assert.equal(child.first, 'about:blank', 'opened in the click');
  const address = await approved(await opened(flow), given);
  // What the opener kept, its windows have a copy of.
  globalThis.sessionStorage.setItem('login', flow.snapshot());
  const { page, result } = browser.inPage(address, { name: child.name, opener: browser.page }, comeBack);
  assert.equal(await result, undefined);
  assert.deepEqual([page.went, child.closed], [[['replaceState', { of: 'the app' }, '', '/callback']], true]);
  return (await done).ticket;
}

test('UAF in a window, back by the callback page', async (t) => {
  assert.equal(typeof (await byWindow(t, clientOf(proxy), { nonce: 'mine' }, { userId: USER })), 'string');
});

test('UAF by redirect: the page leaves, and the callback page goes on', async (t) => {
  const browser = openBrowser(t);
  globalThis.sessionStorage = storage();
  const { leave, comeBack } = await example('ompassCallback');
  await leave({ nonce: 'mine' });
  const { kept } = globalThis.sessionStorage;
  const { url, how } = JSON.parse(kept.get('login')).view.open;
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual([how, browser.page.went], ['redirect', [['assign', url]]]);
  openBrowser(t, await approved(url, { userId: USER }));
  assert.equal(typeof (await comeBack()).ticket, 'string');
  assert.equal(kept.size, 0);
  openBrowser(t, `https://${SITE}/callback?username=x&access_token=y`);
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const nobody = comeBack();
  t.mock.timers.tick(6000);
  assert.equal(await nobody, undefined);
});

test('U2F: the guard lets a session begin for its own user alone', async (t) => {
  const { guarded } = await example('ompassGuard');
  const sessions = { mine: { userId: USER }, none: undefined };
  const as = (name) => clientOf(guarded(proxy, async () => sessions[name])).ompass();
  openBrowser(t);
  for (const [name, userId] of [['none', USER], ['mine', 'a.stranger'], ['mine', ''], ['none', 'a.stranger']]) {
    const refused = as(name).begin({ method: 'u2f', userId });
    await assert.rejects(refused, (error) => ['rejected', 'misuse'].includes(error.kind), `${name} ${userId}`);
  }
  assert.equal((await as('mine').begin({ method: 'u2f', userId: USER })).name, 'awaitingReturn');
  assert.equal((await as('none').begin({ method: 'uaf' })).name, 'awaitingReturn');
  const raw = async (body) => {
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://proxy.test/bonin/ompass/begin', { method: 'POST', headers, body });
    return (await guarded(proxy, async () => undefined).fetch(request)).status;
  };
  assert.equal(await raw(JSON.stringify({ method: 'u2f', userId: USER })), 403);
  for (const body of ['null', 'no JSON', '[]']) assert.equal(await raw(body), 400, body);
});

test('U2F: a ticket counts with the password and the nonce of its own session, once', async (t) => {
  const { guarded } = await example('ompassGuard');
  const { secondFactor } = await example('ompassBackend');
  const client = clientOf(guarded(proxy, async () => ({ userId: USER })));
  const ticket = (nonce, method = 'u2f') => {
    const [options, given] = method === 'u2f' ? [{ method, userId: USER, nonce }, {}] : [{ nonce }, { userId: USER }];
    return byWindow(t, client, options, given);
  };
  const session = { userId: USER, nonce: 'mine' };
  assert.equal(await secondFactor(await ticket('mine'), session), USER);
  const refused = { message: /not of this session/ };
  await assert.rejects(secondFactor(await ticket('mine'), session), refused, 'the nonce was used');
  await assert.rejects(secondFactor(await ticket('theirs'), { userId: USER, nonce: 'mine' }), refused);
  await assert.rejects(secondFactor(await ticket('mine'), { userId: 'another', nonce: 'mine' }), refused);
  await assert.rejects(secondFactor(await ticket('mine', 'uaf'), { userId: USER, nonce: 'mine' }), refused);
});

test('the guide lists every state, action and setting', () => {
  const types = read('pkg-template/types/ompass/client.d.ts');
  const words = (text) => [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word).sort();
  const names = words(types.match(/OmpassStateName =(.*?);\n/s)[1]);
  const actions = words(types.match(/OmpassAction =(.*?);\n/s)[1]);
  const [, members] = read('pkg-template/types/ompass/proxy.d.ts').match(/interface OmpassSettings \{(.*?)\n\}/s);
  const settings = [...members.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name]) => name);
  for (const guide of GUIDES) {
    const table = rows(read(guide));
    const states = table.filter(([cell]) => cell.split(' ').every((word) => names.includes(word)));
    assert.deepEqual(states.flatMap(([cell]) => cell.split(' ')).sort(), names, guide);
    const listed = new Set(states.flatMap(([, , cell]) => cell.split(' ').filter(Boolean)));
    assert.deepEqual([...listed].sort(), actions, guide);
    const first = table.map(([cell]) => cell);
    assert.deepEqual(settings.filter((name) => !first.includes(name)), [], guide);
  }
});
