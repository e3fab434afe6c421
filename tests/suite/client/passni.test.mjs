/** Pass-Ni SSO: the published client, callback, two proxies and the emulator together: one login, two sites. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { takeSsoCode } from 'bonin/callback';
import { createProxy } from 'bonin/proxy';
import { openBrowser } from './browser.mjs';
import { ARRIVALS, HERE, PAGES, arrive, passniWorld } from './passni-world.mjs';
import { settled } from './support.mjs';

const realTimeout = setTimeout;
const SECRET = crypto.getRandomValues(new Uint8Array(32));

const IDLE = { name: 'idle', actions: ['login', 'enter', 'cancel'] };
const ACTIONS = ['agents', 'move', 'check', 'logout', 'cancel'];

let world;
before(async () => {
  world = await passniWorld();
});
beforeEach(() => {
  world.emulator.control.reset();
  world.caller = HERE;
  for (const list of [world.sent, world.asked, world.events]) list.length = 0;
});

/** A page of this site takes what its address has. */
async function codeOn(browser, address) {
  const { page, result } = browser.inPage(address, {}, () => takeSsoCode());
  return { code: result, went: page.went };
}

/** Lets a poll that is due go out and come back. */
async function polled(flow, test) {
  for (const until = performance.now() + 5000; performance.now() < until && !test(flow.state); ) await settled();
  assert.ok(test(flow.state), JSON.stringify(flow.state));
}

test('before it is loaded, the flow says what the core says', async () => {
  const flow = world.client.passni();
  assert.equal(flow.provider, 'passni');
  assert.deepEqual(flow.state, IDLE);
  await assert.rejects(flow.enter('no code'), { kind: 'misuse', field: 'ssoCode' });
  assert.deepEqual(flow.state, IDLE);
  await assert.rejects(flow.agents(), { kind: 'misuse', reason: 'notNow' });
  assert.equal(flow.waitForApproval, undefined);
});

test('from the SSO server’s form to a ticket: the code is in one request, and nowhere afterwards', async (t) => {
  const browser = openBrowser(t);
  const code = await world.newCode();
  const arrived = await arrive(world.sites[0], ARRIVALS[0], { sso_code: code });
  assert.deepEqual([arrived.status, await arrived.text()], [303, '']);
  const page = await codeOn(browser, arrived.headers.get('location'));
  assert.equal(page.code, code);
  assert.deepEqual(page.went, [['replaceState', { of: 'the app' }, '', '/app?from=sso']]);

  const flow = world.client.passni();
  const kept = [];
  flow.subscribe((state) => kept.push(JSON.stringify(state), flow.snapshot()));
  const { ticket, claims } = await flow.enter(page.code, { nonce: 'nonce-1' });
  assert.deepEqual(claims, { userId: 'hong', email: 'hong@bonin.example' });
  const { pollAt, ...state } = flow.state;
  assert.deepEqual(state, { name: 'verified', actions: ACTIONS, opens: true });
  assert.ok(pollAt - world.emulator.now() > 45_000 && pollAt - world.emulator.now() <= 70_000);
  const { raw, transactionId, verifiedAt, phone, ...identity } = await world.redeem(ticket);
  assert.deepEqual(identity, {
    provider: 'passni',
    method: 'sso',
    assurance: 'login',
    userId: 'hong',
    name: '홍보닌',
    email: 'hong@bonin.example',
    nonce: 'nonce-1',
  });
  assert.deepEqual([raw.user_id, phone], ['hong', raw.user_mbtlnum.replace(/\D/g, '')]);
  assert.match(`${transactionId} ${verifiedAt}`, /^[0-9a-f]{32} 20\d\d-\d\d-\d\dT[\d:.]+\+09:00$/);

  assert.deepEqual(world.asked.map(({ route }) => route), ['site-a/token', 'site-a/user-data']);
  for (const { body } of world.asked) {
    const { userIp, userAgent } = JSON.parse(body);
    assert.deepEqual({ ip: userIp, userAgent }, HERE);
  }
  const { token } = JSON.parse(world.asked[1].body);
  for (const text of [...kept, JSON.stringify(world.events)]) {
    assert.ok(!text.includes(code) && !text.includes(token));
  }
  await flow.check();
  const sent = world.sent.map(({ step, text }) => [step, text.includes(code)]);
  assert.deepEqual(sent, [['enter', true], ['check', false]]);
  const { bridgeSecret } = world.sites[0].settings;
  assert.ok(!world.sent.some(({ text }) => text.includes(token) || text.includes(bridgeSecret)));
});

test('a code is good once, here and at the SSO server', async () => {
  const code = await world.newCode();
  await world.entered(world, code);
  // Only the very same call gets the same outcome again, since its answer may have been lost.
  for (const again of [[code.toLowerCase()], [code, { nonce: 'of another session' }]]) {
    const flow = world.client.passni();
    await assert.rejects(flow.enter(...again), { kind: 'rejected', code: 'ES0029', next: 'restart' });
    assert.deepEqual([flow.state.name, flow.state.actions], ['failed', []]);
  }
  const flow = world.client.passni();
  await assert.rejects(flow.enter('0'.repeat(32)), { kind: 'rejected', code: 'ES0029' });
});

test('digits that are no code leave no mark, and a code that the agent takes twice counts once', async () => {
  const marks = [];
  const store = {
    put: async () => {},
    take: async () => undefined,
    putIfAbsent: async (key) => !marks.includes(key) && marks.push(key) > 0,
  };
  const own = await passniWorld({}, { emulator: world.emulator, config: { store } });
  await assert.rejects(own.client.passni().enter('0'.repeat(32)), { kind: 'rejected', code: 'ES0029' });
  assert.deepEqual(marks, []);

  const answers = new Map();
  const fetch = async (url, init) => {
    if (!answers.has(url)) answers.set(url, await (await world.emulator.fetch(url, init)).text());
    return new Response(answers.get(url));
  };
  const lax = await passniWorld({}, { emulator: world.emulator, config: { store, fetch } });
  const code = await world.newCode();
  await lax.client.passni().enter(code);
  assert.equal(marks.length, 1);
  const again = lax.client.passni().enter(code);
  await assert.rejects(again, { kind: 'rejected', reason: 'resultUsed', next: 'restart' });
});

test('login() gives this page to the SSO server', async (t) => {
  const browser = openBrowser(t);
  const flow = world.client.passni();
  const seen = [];
  flow.subscribe(() => seen.push(flow.snapshot()));
  assert.deepEqual(await flow.login({ userId: 'hong' }), IDLE);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const [[how, address]] = browser.page.went;
  const { origin, pathname, searchParams } = new URL(address);
  const { loginUrl, agentUrl } = world.sites[0].settings;
  assert.deepEqual([how, origin + pathname], ['assign', loginUrl]);
  assert.deepEqual(Object.fromEntries(searchParams), { agt_id: 'site-a', agt_url: agentUrl, user_id: 'hong' });
  assert.equal(browser.windows.length, 0, 'no window is opened for it');
  assert.ok(!seen.join().includes('hong'));
});

test('to another system and in there, by a window and by this page', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await world.entered();
  assert.deepEqual(await flow.agents(), [{ id: 'site-b', name: '사이트 B', movable: true }]);
  const kept = [];
  flow.subscribe((state) => kept.push(JSON.stringify(state), flow.snapshot()));
  for (const how of ['popup', 'post']) {
    const moved = flow.move('site-b', how === 'post' ? { how } : undefined);
    assert.equal(browser.windows.length, 1, 'the window is there before the call returns');
    assert.equal((await moved).name, 'verified');
    await new Promise((resolve) => setTimeout(resolve, 5));
    const form = browser.forms.at(-1);
    const target = how === 'post' ? '_self' : browser.windows[0].name;
    assert.deepEqual([form.method, form.action, form.target], ['post', ARRIVALS[1], target]);
    const { sso_code: code, ...others } = form.fields;
    assert.match(code, /^[0-9A-F]{32}$/);
    assert.deepEqual(others, {});
    assert.ok(!kept.join().includes(code) && !flow.snapshot().includes(code));

    const arrived = await arrive(world.sites[1], form.action, form.fields);
    const there = await codeOn(browser, arrived.headers.get('location'));
    assert.equal(arrived.headers.get('location'), `${PAGES[1]}#sso_code=${code}`);
    const other = await world.entered(world.sites[1], there.code);
    assert.equal((await world.redeem(other.ticket)).userId, 'hong');
    assert.deepEqual(await other.flow.check(), { status: 'loggedIn' });
  }
  assert.deepEqual([browser.forms.length, flow.state.actions], [2, ACTIONS]);
});

test('the window of the other system is its own: it outlives the next move, and this login', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await world.entered();
  await flow.move('site-b');
  assert.ok(flow.state.pollAt > world.emulator.now(), 'and the login is looked at as before');
  await flow.move('site-b');
  await flow.logout();
  assert.deepEqual(browser.windows.map(({ closed }) => closed), [false, false]);
});

test('a window that is blocked, or closed too soon, is told and can be tried again', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await world.entered();
  browser.blocked = true;
  await assert.rejects(flow.move('site-b'), { kind: 'misuse', reason: 'windowBlocked' });
  assert.deepEqual([flow.state.actions, flow.state.error.reason], [ACTIONS, 'windowBlocked']);
  browser.blocked = false;
  const moved = flow.move('site-b');
  browser.windows[0].close();
  await assert.rejects(moved, { kind: 'cancelled', reason: 'windowClosed' });
  await flow.move('site-b');
  assert.equal(browser.forms.length, 1);
  assert.equal(flow.state.error, undefined);
});

test('no code goes to a host that the operator did not name, or to a system that is not linked', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await world.entered();
  for (const url of [
    'https://b.site.example@evil.example/',
    'https://b.site.example.evil.example/',
    'https://evil.example\\@b.site.example/',
    '//b.site.example/',
    'javascript:alert(1)',
  ]) {
    world.fault({ kind: 'ssoUrl', url });
    assert.deepEqual((await flow.agents()).map(({ movable }) => movable), [false], url);
    world.fault({ kind: 'ssoUrl', url });
    await assert.rejects(flow.move('site-b'), { kind: 'config', field: 'agentHosts' }, url);
    assert.equal(browser.windows.at(-1).closed, true);
  }
  await assert.rejects(flow.move('site-z'), { kind: 'misuse', field: 'agentId' });
  assert.deepEqual([browser.forms, flow.state.name], [[], 'verified']);
  assert.ok(!world.asked.some(({ route }) => route.endsWith('sso-code')));
  world.fault({ kind: 'agents', agents: 'none' });
  assert.deepEqual(await flow.agents(), []);
});

test('check() says how the login stands, and a user who logs in elsewhere shows', async () => {
  const { flow } = await world.entered();
  assert.deepEqual(await flow.check(), { status: 'loggedIn' });
  const elsewhere = await world.newBrowser();
  assert.deepEqual(await flow.check(), { status: 'duplicate' });
  assert.deepEqual(flow.state.duplicate, {});
  world.caller = { ip: '2001:db8::7', userAgent: 'Browser B' };
  await world.entered(world, await world.newCode(elsewhere));
  world.caller = HERE;
  assert.deepEqual(await flow.check(), { status: 'duplicate', ip: '2001:db8::7' });
  assert.deepEqual([flow.state.name, flow.state.duplicate], ['verified', { ip: '2001:db8::7' }]);
  await elsewhere.visit('logout');
  assert.deepEqual(await flow.check(), { status: 'loggedIn' });
  assert.equal(flow.state.duplicate, undefined);
});

test('one log-off is one everywhere', async (t) => {
  const browser = openBrowser(t);
  const sso = await world.newBrowser();
  const { flow } = await world.entered(world, await world.newCode(sso));
  const { flow: other } = await world.entered(world.sites[1], await world.newCode(sso, 'site-b'));
  const out = await flow.logout();
  assert.deepEqual(out, { name: 'loggedOut', propagated: false, actions: [] });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { logoutUrl } = world.sites[0].settings;
  assert.deepEqual(browser.page.went, [['assign', logoutUrl]]);
  assert.deepEqual(await other.check(), { status: 'loggedIn' }, 'until the SSO server’s page was there');
  await sso.visit('logout');
  assert.deepEqual(await other.check(), { status: 'loggedOut' });
  assert.deepEqual([other.state.name, other.state.actions], ['loggedOut', []]);
  await assert.rejects(other.check(), { kind: 'misuse', reason: 'notNow' });
});

test('a bridge that can log off says so; without logoutUrl this page stays', async (t) => {
  const staying = await passniWorld({ logoutUrl: undefined }, { emulator: world.emulator });
  const browser = openBrowser(t);
  world.emulator.control.options({ provider: 'passni', propagates: true });
  const sso = await world.newBrowser();
  const { flow } = await staying.entered(staying, await world.newCode(sso));
  assert.equal((await flow.logout()).propagated, true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(browser.page.went, []);
  assert.equal((await sso.visit('login?agt_id=site-a')).status, 303, 'the central login is over');
});

test('a minute later the flow looks by itself, but not while nobody looks at the page', async (t) => {
  const browser = openBrowser(t);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { flow } = await world.entered();
  const looks = () => world.sent.filter(({ step }) => step === 'check').length;
  const later = async (ms) => {
    world.emulator.control.advance(ms);
    t.mock.timers.tick(ms);
    // By the real clock: the proxy's cryptography takes its time, and must be through before the next tick.
    await new Promise((resolve) => realTimeout(resolve, 50));
  };
  await later(45_000);
  assert.equal(looks(), 0);
  await later(26_000);
  assert.equal(looks(), 1);
  assert.deepEqual([flow.state.name, flow.state.pending], ['verified', undefined]);
  browser.document.hidden = true;
  await later(200_000);
  assert.equal(looks(), 1);
  world.fault({ kind: 'state', code: 'SS0007', data: '203.0.113.9' });
  browser.document.hidden = false;
  browser.document.dispatchEvent(new Event('visibilitychange'));
  await polled(flow, ({ duplicate }) => duplicate?.ip === '203.0.113.9');
  assert.equal(looks(), 2);
  // The bridge is away for a while, and the login stands.
  world.fault({ step: 'login-check', kind: 'drop' });
  await later(71_000);
  await polled(flow, ({ error }) => error?.kind === 'network');
  assert.deepEqual(flow.state.actions, ACTIONS);
  await later(71_000);
  await polled(flow, ({ error, duplicate }) => !error && !duplicate);
  // After a move as before.
  await flow.move('site-b', { how: 'post' });
  world.fault({ kind: 'loggedOut' });
  await later(71_000);
  await polled(flow, ({ name }) => name === 'loggedOut');
  const before = looks();
  await later(200_000);
  assert.equal(looks(), before);
});

test('a token counts for one address and one browser', async () => {
  for (const [other, code] of [
    [{ ...HERE, ip: '198.51.100.8' }, 'ES0025'],
    [{ ...HERE, userAgent: 'Browser B' }, 'ES0026'],
  ]) {
    world.caller = HERE;
    const { flow } = await world.entered();
    world.caller = other;
    await assert.rejects(flow.move('site-b'), { kind: 'rejected', code, next: 'restart' });
    assert.deepEqual([flow.state.name, flow.state.error.code], ['loggedOut', code]);
  }
});

test('nobody is let in without an address', async () => {
  const code = await world.newCode();
  world.caller = { ip: 'unknown', userAgent: 'Browser A' };
  await assert.rejects(world.client.passni().enter(code), { kind: 'config', field: 'clientAddress' });
  assert.deepEqual(world.asked, []);
  const { settings } = world.sites[0];
  const config = { secret: SECRET, origins: [], providers: { passni: { ...settings, pageUrl: PAGES[0] } } };
  const proxy = await createProxy({ ...config, fetch: world.emulator.fetch }).catch((error) => error);
  assert.deepEqual([proxy.kind, proxy.field], ['config', 'clientAddress']);
});

test('a snapshot goes on with the login, and a lost page with what it was at', async () => {
  const { flow } = await world.entered();
  const resumed = world.client.resume(flow.snapshot());
  assert.deepEqual(await resumed.check(), { status: 'loggedIn' });
  world.emulator.control.advance(13 * 3_600_000);
  await assert.rejects(resumed.check(), { kind: 'expired', reason: 'flowExpired' });
  assert.equal(resumed.state.name, 'expired');
});

// The guide has one example of a token, and no rule: an operator whose agent keeps to it can say so.
test('a token of another shape is refused where the shapes of the guide are set', async () => {
  const parts = ['base64', 'block', 'claims', 'header', 'long', 'lower', 'odd', 'padding', 'parts', 'signature'];
  const strict = await passniWorld({ shapes: 'guide' }, { emulator: world.emulator });
  for (const part of parts) {
    world.fault({ kind: 'token', part });
    const entering = strict.client.passni().enter(await world.newCode());
    await assert.rejects(entering, { kind: 'tampered', next: 'restart' }, part);
    world.emulator.control.clearFaults();
  }
});

test('what the bridge or the agent says wrongly logs nobody in', async () => {
  for (const [order, expected] of [
    [{ kind: 'token', part: 'missing' }, { kind: 'network', reason: 'badAnswer' }],
    [{ kind: 'userData', set: { user_id: null } }, { kind: 'network', reason: 'badAnswer' }],
    [{ kind: 'userData', data: null }, { kind: 'network', reason: 'badAnswer' }],
    [{ step: 'token', kind: 'code', code: 'ES0004' }, { kind: 'config', code: 'ES0004' }],
    [{ step: 'user-data', kind: 'code', code: 'ES0015' }, { kind: 'rejected', code: 'ES0015' }],
    [{ step: 'token', kind: 'code', code: 'XX1234' }, { kind: 'rejected', code: 'XX1234' }],
    [{ step: 'token', kind: 'html' }, { kind: 'network', reason: 'badAnswer' }],
    [{ step: 'user-data', kind: 'notJson' }, { kind: 'network', reason: 'badAnswer' }],
    [{ step: 'token', kind: 'drop' }, { kind: 'network', reason: 'unreachable', next: 'restart' }],
  ]) {
    world.fault(order);
    const flow = world.client.passni();
    await assert.rejects(flow.enter(await world.newCode()), expected, JSON.stringify(order));
    assert.deepEqual([flow.state.name, flow.state.actions], ['failed', []]);
    world.emulator.control.clearFaults();
  }
  for (const [user, userId] of [['othername', 'othername'], ['bare', 'bare']]) {
    const { ticket } = await world.entered(world, await world.newCode(await world.newBrowser(user)));
    assert.equal((await world.redeem(ticket)).userId, userId);
  }
});

test('a wrong secret and a bridge that is not there are the operator’s to mend', async () => {
  for (const [settings, field] of [
    [{ bridgeSecret: 'x'.repeat(32) }, 'bridgeSecret'],
    [{ bridgeUrl: `${new URL(world.sites[0].settings.bridgeUrl).origin}/elsewhere` }, 'bridgeUrl'],
  ]) {
    const wrong = await passniWorld(settings, { emulator: world.emulator });
    await assert.rejects(wrong.client.passni().enter(await world.newCode()), { kind: 'config', field });
  }
  const { flow } = await world.entered();
  world.fault({ kind: 'drop', times: 'always' });
  for (const call of ['agents', 'check', 'logout']) {
    await assert.rejects(flow[call](), { kind: 'network', retryable: true }, call);
    assert.deepEqual(flow.state.actions, ACTIONS);
  }
  world.emulator.control.clearFaults();
  assert.deepEqual(await flow.check(), { status: 'loggedIn' });
});

test('both halves speak both languages', async () => {
  const hangul = /[가-힣]/;
  for (const lang of ['ko', 'en']) {
    const own = await passniWorld({}, { emulator: world.emulator, lang });
    const flow = own.client.passni();
    const told = [await flow.enter('x y').catch((error) => error)];
    const { flow: inside } = await own.entered();
    for (const code of ['EA0003', 'ES0004', 'EOP001', 'ES0025']) {
      world.fault({ step: 'agents', kind: 'code', code });
      told.push(await inside.agents().catch((error) => error));
    }
    told.push(await own.client.passni().enter('0'.repeat(32)).catch((error) => error));
    assert.deepEqual(told.map(({ code }) => code), [undefined, 'EA0003', 'ES0004', 'EOP001', 'ES0025', 'ES0029']);
    for (const { message } of told) assert.equal(hangul.test(message), lang === 'ko', message);
    assert.equal(inside.state.error.message, told[4].message);
  }
});

test('giving up one call leaves the login, and giving up the flow ends it', async () => {
  const { flow } = await world.entered();
  const page = new AbortController();
  const given = flow.agents({ signal: page.signal });
  page.abort();
  await assert.rejects(given, { kind: 'cancelled' });
  assert.deepEqual(flow.state.actions, ACTIONS);
  flow.cancel();
  assert.deepEqual(flow.state, { name: 'cancelled', actions: [] });
});

// ── Arrivals ──

test('an arrival reads no more fields than a login could have', async () => {
  const [site] = world.sites;
  const code = 'A'.repeat(32);
  const junk = (count) => Array.from({ length: count }, (_, number) => [`f${number}`, '']);
  for (const method of ['POST', 'GET']) {
    const led = async (fields) => (await arrive(site, ARRIVALS[0], fields, { method })).headers.get('location');
    assert.equal(await led([...junk(31), ['sso_code', code], ...junk(600)]), `${PAGES[0]}#sso_code=${code}`);
    assert.equal(await led([...junk(600), ['sso_code', code]]), PAGES[0]);
    assert.equal(await led([['sso_code', code], ['long', 'x'.repeat(8 * 1024)]]), PAGES[0]);
  }
});

test('any site may send a browser to the arrival, and only there', async () => {
  const [site] = world.sites;
  const code = 'A'.repeat(32);
  for (const origin of ['https://sso.example', 'https://evil.example', 'null', new URL(PAGES[0]).origin]) {
    for (const method of ['POST', 'GET']) {
      const response = await arrive(site, ARRIVALS[0], { sso_code: code }, { method, headers: { origin } });
      assert.deepEqual([response.status, response.headers.get('location')], [303, `${PAGES[0]}#sso_code=${code}`]);
      assert.equal(await response.text(), '');
      const told = Object.fromEntries(response.headers);
      assert.deepEqual([told['cache-control'], told['referrer-policy']], ['no-store', 'no-referrer']);
      assert.deepEqual([told['set-cookie'], told['bonin-flow']], [undefined, undefined]);
    }
  }
  for (const route of ['enter', 'check', 'login']) {
    const response = await arrive(site, ARRIVALS[0].replace('arrive', route), { sso_code: code });
    assert.equal(response.status, 403, route);
  }
  for (const path of ['arrive/x', 'arrival', 'ARRIVE']) {
    assert.equal((await arrive(site, ARRIVALS[0].replace('arrive', path), { sso_code: code })).status, 403, path);
  }
  const put = await arrive(site, ARRIVALS[0], { sso_code: code }, { method: 'PUT' });
  assert.equal(put.status, 403);
  assert.deepEqual(world.asked, [], 'nobody is asked anything');
  const arrivals = world.events.filter(({ step }) => step === 'arrive');
  assert.ok(arrivals.length >= 8 && arrivals.every(({ provider, status }) => provider === 'passni' && status === 303));
  assert.ok(!JSON.stringify(world.events).includes(code));
});

test('an arrival reflects nothing but a code', async () => {
  const [site] = world.sites;
  const code = 'B'.repeat(32);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (body, more = form) => {
    const headers = { origin: 'https://x.test', ...more };
    return site.proxy.fetch(new Request(ARRIVALS[0], { method: 'POST', body, headers }));
  };
  for (const response of [
    post(''),
    post('sso_code='),
    post(`sso_code=${'x'.repeat(513)}`),
    post('sso_code=%3Cscript%20src%3E'),
    post(`sso_code=${code}%0d%0aset-cookie:%20a=b`),
    post(`sso_code=x%20y&sso_code=${code}`),
    post(`SSO_CODE=${code}`),
    post(`code=${code}&returnUrl=https%3A%2F%2Fevil.example`),
    post(JSON.stringify({ sso_code: code }), { 'content-type': 'application/json' }),
    post(`sso_code=${code}`, { 'content-type': 'text/plain' }),
    post(`x=${'x'.repeat(20_000)}&sso_code=${code}`),
    post(new Uint8Array([0xff, 0xfe, 0])),
    arrive(site, ARRIVALS[0], { sso_code: `${code} ` }, { method: 'GET' }),
    arrive(site, ARRIVALS[0], { __proto__: 'x', toString: code }, { method: 'GET' }),
  ]) {
    const { status, headers } = await response;
    assert.deepEqual([status, headers.get('location')], [303, PAGES[0]]);
  }
  const withCharset = { 'content-type': `${form['content-type']};charset=UTF-8` };
  const known = await post(`a=b&sso_code=${code}&pni_token=x`, withCharset);
  assert.equal(known.headers.get('location'), `${PAGES[0]}#sso_code=${code}`);
});

// ── The page that they arrive at ──

test('takeSsoCode takes the code out of the address and the history', async (t) => {
  const browser = openBrowser(t);
  const code = 'c0'.repeat(16);
  const shop = 'https://a.site.example';
  for (const [address, found, left] of [
    [`${shop}/app#sso_code=${code}`, code, '/app'],
    [`${shop}/app?sso_code=${code}`, code, '/app'],
    [`${shop}/app?from=sso#sso_code=${code}`, code, '/app?from=sso'],
    [`${shop}/app?a=1&sso_code=${code}&b=2#top`, code, '/app?a=1&b=2#top'],
    [`${shop}/app#tab=2&sso_code=${code}`, code, '/app#tab=2'],
    [`${shop}/app?sso_code=${code}#sso_code=${'d'.repeat(32)}`, 'd'.repeat(32), '/app'],
    [`${shop}/app#sso_code=%26opaque`, '&opaque', '/app'],
    [`${shop}/app?sso_code=%3Cscript%20src%3E`, undefined, '/app'],
    [`${shop}/app#sso_code=${'x'.repeat(513)}`, undefined, '/app'],
    [`${shop}/app`, undefined, undefined],
    [`${shop}/app?from=sso#/route`, undefined, undefined],
    [`${shop}/app?SSO_CODE=${code}`, undefined, undefined],
  ]) {
    const { code: taken, went } = await codeOn(browser, address);
    assert.equal(taken, found, address);
    assert.deepEqual(went, left === undefined ? [] : [['replaceState', { of: 'the app' }, '', left]], address);
  }
});
