// The examples of Pass-Ni's guide, with the settings that it shows, run against the emulator.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createClient } from 'bonin';
import { createEmulator } from 'bonin/emulator';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { createBrowser } from '../suite/emulator/passni-party.mjs';
import { importAnew, newProject, writeExample } from './modules.mjs';
import { keys, SECRET } from './party.mjs';

const ENGLISH = 'pkg-template/docs/passni.md';
const PAGE = 'https://www.shop.example/login';
const AGENTS = [
  { agentId: 'shop', name: '상점', arriveUrl: 'https://www.shop.example/bonin/passni/arrive' },
  { agentId: 'travel', name: '여행', arriveUrl: 'https://www.travel.example/bonin/passni/arrive' },
];

const { BroadcastChannel } = globalThis;
let project;

before(() => {
  project = newProject();
  // A page that waits for another one keeps listening, and Node would wait with it.
  delete globalThis.BroadcastChannel;
});

after(() => {
  project?.remove();
  globalThis.BroadcastChannel = BroadcastChannel;
  for (const name of ['location', 'history']) delete globalThis[name];
});

const example = (document, name, changes) => importAnew(writeExample(project.folder, document, name, changes));

/** A page at this address, and what its history says. */
function pageAt(url) {
  const { hash, search, pathname, origin } = new URL(url);
  const replaced = [];
  globalThis.location = { hash, search, pathname, origin };
  globalThis.history = { state: null, replaceState: (state, title, to) => replaced.push(to) };
  return replaced;
}

/** The emulator as SSO server and bridge, a proxy with the settings of the guide, and a browser that is logged in. */
async function world(document) {
  const emulator = await createEmulator({ keys: await keys, passni: { agents: AGENTS } });
  const { bridgeUrl, bridgeSecret, loginUrl, logoutUrl } = emulator.passni;
  process.env.PASSNI_BRIDGE_SECRET = bridgeSecret;
  const here = {
    'https://was.shop.example/passni-bridge': bridgeUrl,
    'https://sso.shop.example/login': loginUrl,
    'https://sso.shop.example/logout': logoutUrl,
  };
  const { providers, clientAddress } = await example(document, 'passniSettings', here);
  delete process.env.PASSNI_BRIDGE_SECRET;
  const { fetch, now } = emulator;
  const proxy = await createProxy({ secret: SECRET, origins: [], providers, clientAddress, fetch, now });
  const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.1', 'user-agent': 'Browser A' };
  const opened = [];
  const toProxy = (url, init) => {
    const request = new Request(url, init);
    for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
    return proxy.fetch(request);
  };
  const open = (page) => void opened.push(page);
  const client = createClient({ proxyUrl: 'http://proxy.test/bonin', fetch: toProxy, now, open });
  const browser = createBrowser(fetch);
  await browser.logIn();
  /** As the browser comes to the page: from the SSO server, by way of the proxy. */
  const arrived = async () => {
    const { code } = await browser.enter('shop');
    const body = new URLSearchParams({ sso_code: code });
    const answer = await toProxy('http://proxy.test/bonin/passni/arrive', { method: 'POST', body });
    assert.equal(answer.status, 303);
    return answer.headers.get('location');
  };
  return { emulator, client, browser, opened, arrived };
}

for (const document of [ENGLISH, ENGLISH.replace('.md', '.ko.md')]) {
  test(`${document}: in with a code, on to another system, and out`, async () => {
    const { emulator, client, browser, opened, arrived } = await world(document);
    const { comeIn } = await example(document, 'passniEnter');
    const replaced = pageAt(await arrived());
    const { flow, ticket } = await comeIn(client, 'mine');
    assert.deepEqual(replaced, ['/login']);
    const { userId, assurance, nonce } = await redeemTicket(ticket, { secret: SECRET, now: emulator.now });
    assert.deepEqual([userId, assurance, nonce], ['hong', 'login', 'mine']);

    const { offerSystems } = await example(document, 'passniMove');
    const offered = [];
    await offerSystems(flow, (name, go) => offered.push([name, go]));
    assert.deepEqual(offered.map(([name]) => name), ['여행']);
    await offered[0][1]();
    const { how, url, fields } = opened.at(-1);
    assert.deepEqual([how, url], ['popup', AGENTS[1].arriveUrl]);
    assert.match(fields.sso_code, /^[\dA-F]{32}$/);

    const { watchLogin } = await example(document, 'passniWatch');
    const told = [];
    watchLogin(flow, { warn: (ip) => told.push(ip), leave: () => told.push('left') });
    emulator.control.fault({ provider: 'passni', kind: 'state', code: 'SS0007', data: '198.51.100.7' });
    assert.deepEqual(await flow.check(), { status: 'duplicate', ip: '198.51.100.7' });
    await browser.visit('logout');
    assert.equal((await flow.check()).status, 'loggedOut');
    assert.deepEqual([told[0], told.at(-1)], ['198.51.100.7', 'left']);
  });

  test(`${document}: without a code, to the SSO server`, async () => {
    const { client, opened } = await world(document);
    const { comeIn } = await example(document, 'passniEnter');
    assert.deepEqual(pageAt(PAGE), []);
    await comeIn(client, 'mine');
    const { pathname, searchParams } = new URL(opened.at(-1).url);
    assert.equal(pathname, '/passni/login');
    assert.deepEqual(Object.fromEntries(searchParams), { agt_id: 'shop', agt_url: AGENTS[0].arriveUrl });
  });

  for (const [what, fault, expected] of [
    ['a used code', { step: 'token', kind: 'code', code: 'ES0029' }, { kind: 'rejected', next: 'restart' }],
    ['another address', { step: 'token', kind: 'code', code: 'ES0025' }, { kind: 'rejected', next: 'restart' }],
    ['no permission', { step: 'token', kind: 'code', code: 'EOP001' }, { kind: 'rejected', next: 'contactSupport' }],
    ['no connection', { step: 'token', kind: 'code', code: 'EA0003' }, { kind: 'network' }],
    ['the secret', { step: 'token', kind: 'code', code: 'BRIDGE_UNAUTHORIZED' }, { field: 'bridgeSecret' }],
    ['the bridge', { step: 'token', kind: 'code', code: 'BRIDGE_NOT_FOUND' }, { field: 'bridgeUrl' }],
    ['a token', { kind: 'token', part: 'long' }, { kind: 'tampered' }],
  ]) {
    test(`${document}: the table of errors, ${what}`, async () => {
      const { emulator, client, arrived } = await world(document);
      const { comeIn } = await example(document, 'passniEnter');
      pageAt(await arrived());
      emulator.control.fault({ provider: 'passni', ...fault });
      await assert.rejects(comeIn(client), expected);
    });
  }
}
