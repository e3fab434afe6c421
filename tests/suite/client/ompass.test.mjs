/** OMPASS: the published client, callback, proxy and emulator together: each way to log in, and what can go wrong. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { createClient } from 'bonin';
import { finishCallback } from 'bonin/callback';
import { openBrowser } from './browser.mjs';
import { goBy } from './pages.mjs';
import { BACK, ompassWorld, PHONE, until, USER } from './ompass-world.mjs';
import { settled } from './support.mjs';

const IDLE = { name: 'idle', actions: ['begin', 'cancel'], opens: true };
const u2f = { method: 'u2f', userId: USER, nonce: 'nonce-1' };

let world;
let two;
before(async () => {
  world = await ompassWorld();
  two = await ompassWorld({ version: 'v2' }, { emulator: world.emulator });
});
beforeEach(() => {
  world.emulator.control.reset();
  world.emulator.control.options({ provider: 'ompass', redirectUri: BACK });
  for (const { sent, asked } of [world, two]) sent.length = asked.length = 0;
});

/** Begins in a click, in a browser of its own. */
async function begun(t, options, { client } = world) {
  const browser = openBrowser(t);
  const flow = client.ompass();
  const state = await flow.begin(options);
  return { browser, flow, state, child: browser.windows.at(-1), page: state.open.url };
}

/** The page that OMPASS sends the user back to does what it has to. */
function called(browser, address, name) {
  return browser.inPage(address, { name }, () => finishCallback({ waitMs: 50 }));
}

test('before it is loaded, the flow says what the core says', async () => {
  const flow = world.client.ompass();
  assert.equal(flow.provider, 'ompass');
  assert.deepEqual(flow.state, IDLE);
  await assert.rejects(flow.begin({ method: 'email' }), { kind: 'misuse', field: 'method' });
  assert.deepEqual(flow.state, IDLE);
  assert.equal(flow.waitForApproval, undefined);
});

test('U2F: opened in the click, approved on the phone, back by the callback page, redeemed', async (t) => {
  world.register();
  const browser = openBrowser(t);
  const flow = world.client.ompass();
  const asked = flow.begin({ ...u2f, lang: 'en-US' });
  const [child] = browser.windows;
  assert.equal(child.first, 'about:blank', 'before the call returns');
  const state = await asked;
  assert.deepEqual(child.went, [['replace', state.open.url]]);
  assert.deepEqual([state.name, state.open.how, state.opens], ['awaitingReturn', 'popup', true]);
  assert.deepEqual(state.actions, ['finish', 'open', 'cancel']);
  assert.equal(new URL(state.open.url).searchParams.get('lang'), 'en');
  assert.ok(state.expiresAt > world.emulator.now());

  const finished = flow.finish();
  await settled();
  assert.equal(flow.state.pending, 'finish');
  const { page, result } = called(browser, await world.approved(state.open.url), child.name);
  assert.deepEqual(page.went, [['replaceState', { of: 'the app' }, '', '/callback']], 'nothing stays in the history');
  assert.deepEqual(await result, { taken: true });
  assert.equal(child.closed, true);
  const { ticket, claims } = await finished;
  assert.deepEqual(claims, { userId: USER, method: 'u2f' });
  assert.deepEqual(flow.state, { name: 'verified', actions: [] });
  const { raw, transactionId, verifiedAt, ...identity } = await world.redeem(ticket);
  const wanted = { provider: 'ompass', method: 'u2f', assurance: 'login', userId: USER, nonce: 'nonce-1' };
  assert.deepEqual([identity, raw], [wanted, { user_id: USER }]);
  assert.match(`${transactionId} ${verifiedAt}`, /^[0-9a-f]{32} 20\d\d-\d\d-\d\dT[\d:.]+\+09:00$/);
  assert.deepEqual(world.asked, ['POST /v1/ompass/u2f', 'POST /v1/ompass/token-verification']);
  assert.deepEqual(world.sent.map(({ step }) => step), ['begin', 'finish']);
});

test('UAF: OMPASS says who it is', async (t) => {
  world.register();
  const { browser, flow, child, page } = await begun(t, undefined);
  const refused = await world.onPage(page, 'ask', { userId: 'nobody' });
  assert.equal(refused.status, 400);
  await called(browser, await world.approved(page, { userId: USER }), child.name).result;
  // Nobody has asked yet; the result is there when somebody does.
  const state = await until(flow, ({ name }) => name === 'verified');
  assert.deepEqual(state.actions, ['finish']);
  const { ticket } = await flow.finish();
  assert.deepEqual(flow.state.actions, []);
  const { method, userId } = await world.redeem(ticket);
  assert.deepEqual([method, userId], ['uaf', USER]);
  await assert.rejects(flow.finish(), { kind: 'misuse', reason: 'notNow' });
});

test('registration first, where the user has none', async (t) => {
  const { browser, flow, child, page } = await begun(t, u2f);
  assert.match(page, /\/ompass\/register\//);
  await called(browser, await world.approved(page, { phone: PHONE }), child.name).result;
  assert.equal((await world.redeem((await flow.finish()).ticket)).userId, USER);
});

test('version 2: the same by its own requests', async (t) => {
  world.register();
  for (const method of ['u2f', 'uaf']) {
    const { browser, flow, child, page } = await begun(t, { method, userId: USER }, two);
    const address = await world.approved(page);
    assert.match(address, /\?username=kim\.ompass&token=/);
    await called(browser, address, child.name).result;
    const { raw, ...identity } = await two.redeem((await flow.finish()).ticket);
    assert.deepEqual([identity.method, identity.userId, raw.username], [method, USER, USER]);
  }
  assert.deepEqual(two.asked.slice(0, 2), ['POST /v2/ompass/auth', 'POST /v2/ompass/token']);
  await assert.rejects(begun(t, { method: 'uaf' }, two), { kind: 'misuse', field: 'userId', reason: 'missing' });
});

test('redirect: this page goes there, and the page it comes back to goes on', async (t) => {
  world.register();
  const browser = openBrowser(t);
  const flow = world.client.ompass();
  const seen = [];
  flow.subscribe((state) => seen.push([state.name, browser.page.went.length]));
  const { open, opens } = await flow.begin({ ...u2f, how: 'redirect' });
  assert.deepEqual([open.how, opens, browser.windows.length], ['redirect', undefined, 0]);
  assert.deepEqual(seen.at(-1), ['awaitingReturn', 0], 'there is time to store the snapshot');
  const snapshot = flow.snapshot();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(browser.page.went, [['assign', open.url]]);

  const address = await world.approved(open.url);
  const back = openBrowser(t, address);
  const resumed = world.client.resume(snapshot);
  assert.deepEqual(await finishCallback(), { taken: true });
  assert.deepEqual(back.page.went[0], ['replaceState', { of: 'the app' }, '', '/callback']);
  assert.equal((await world.redeem((await resumed.finish()).ticket)).userId, USER);
});

test('the page takes the address itself', async (t) => {
  world.register();
  const { flow, page } = await begun(t, { how: 'redirect' });
  const resumed = world.client.resume(flow.snapshot());
  for (const address of ['', BACK, `${BACK}?username=${USER}`, 'https://shop.example/?x=1']) {
    await assert.rejects(resumed.finish(address), { kind: 'misuse', field: 'callbackUrl', reason: 'missing' });
  }
  const { ticket } = await resumed.finish(await world.approved(page, { userId: USER }));
  assert.equal((await world.redeem(ticket)).userId, USER);
});

test('begin is asked once, in whatever order its options come', async (t) => {
  const fresh = await ompassWorld({}, { emulator: world.emulator });
  openBrowser(t);
  await fresh.client.ompass().begin({ nonce: 'n', how: 'popup', userId: USER, method: 'u2f' });
  await fresh.client.ompass().begin({ lang: 'ko' });
  assert.equal(fresh.sent.length, 2);
});

test('closed: finish settles, the page opens again by a click, and late success counts', async (t) => {
  world.register();
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { browser, flow, child, page } = await begun(t, u2f);
  const finished = assert.rejects(flow.finish(), { kind: 'cancelled', reason: 'windowClosed' });
  await settled();
  child.close();
  goBy(t, 3);
  await finished;
  assert.deepEqual([flow.state.name, flow.state.error.reason], ['awaitingReturn', 'windowClosed']);
  assert.deepEqual(flow.state.actions, ['finish', 'open', 'cancel']);
  t.mock.timers.reset();
  await flow.open();
  assert.deepEqual(browser.windows[1].went, [['replace', page]]);
  assert.equal(flow.state.error, undefined);
  // It was the first window that got through.
  const again = flow.finish();
  await called(browser, await world.approved(page)).result;
  assert.ok((await again).ticket);
});

test('blocked: told at once, and opened by another click', async (t) => {
  world.register();
  const browser = openBrowser(t);
  browser.blocked = true;
  const flow = world.client.ompass();
  await assert.rejects(flow.begin(u2f), { kind: 'misuse', reason: 'windowBlocked' });
  assert.deepEqual(flow.state.actions, ['finish', 'open', 'cancel']);
  browser.blocked = false;
  await flow.open();
  const address = await world.approved(flow.state.open.url);
  await called(browser, address, browser.windows[0].name).result;
  assert.ok((await flow.finish()).ticket);
});

test('given up: by the flow, and by the signal of one call', async (t) => {
  world.register();
  const { flow, child, browser, page } = await begun(t, u2f);
  const page1 = new AbortController();
  const given = flow.finish(undefined, { signal: page1.signal });
  await settled();
  page1.abort();
  await assert.rejects(given, { kind: 'cancelled' });
  assert.deepEqual([flow.state.name, flow.state.pending, flow.state.error], ['awaitingReturn', undefined, undefined]);
  const finished = flow.finish();
  await settled();
  flow.cancel();
  await assert.rejects(finished, { kind: 'cancelled', reason: 'cancelled' });
  assert.equal(child.closed, true);
  // A callback that comes then finds nobody.
  const { result } = called(browser, await world.approved(page), child.name);
  assert.deepEqual(await result, { taken: false });
  await assert.rejects(flow.finish(), { kind: 'cancelled', reason: 'cancelled' });
  assert.deepEqual(world.sent.map(({ step }) => step), ['begin']);
});

test('time ends it by itself, and finish with it', async (t) => {
  world.register();
  let now = world.emulator.now();
  const fast = await ompassWorld({ sessionSeconds: 60 }, { emulator: world.emulator, now: () => now });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { flow, state } = await begun(t, u2f, fast);
  assert.equal(state.expiresAt - now, 60_000);
  const finished = assert.rejects(flow.finish(), { kind: 'expired', reason: 'flowExpired', next: 'restart' });
  await settled();
  now += 60_000;
  t.mock.timers.tick(60_000);
  await finished;
  assert.deepEqual([flow.state.name, flow.state.actions], ['expired', []]);
  await assert.rejects(flow.finish(), { kind: 'expired' });
});

test('a login that this browser did not start finds no flow, and one of another user is refused', async (t) => {
  world.register();
  world.register('mallory', '01099998888');
  // Mallory's own login, whose way back is sent to the user as a link.
  const hers = await begun(t, { how: 'redirect' });
  const link = await world.approved(hers.page, { userId: 'mallory' }, '01099998888');
  hers.flow.cancel();

  const browser = openBrowser(t);
  assert.deepEqual(await called(browser, link).result, { taken: false }, 'nobody waits');
  const idle = world.client.ompass();
  assert.deepEqual(await called(browser, link).result, { taken: false }, 'nor has a flow begun');
  assert.deepEqual(idle.state, IDLE);

  const { browser: waiting, flow } = await begun(t, u2f);
  assert.deepEqual(await called(waiting, link).result, { taken: false });
  await assert.rejects(flow.finish(link), { kind: 'tampered', reason: 'otherTransaction' });
  assert.equal(flow.state.name, 'awaitingReturn');
  // Her token under the user's name: OMPASS tells whose it is.
  const forged = link.replace('username=mallory', `username=${USER}`);
  await assert.rejects(flow.finish(forged), { kind: 'tampered', reason: 'otherTransaction', next: 'restart' });
  assert.equal(flow.state.name, 'failed');
});

test('what OMPASS answers wrongly logs nobody in', async (t) => {
  world.register();
  const fault = (order) => world.emulator.control.fault({ provider: 'ompass', ...order });
  for (const [order, expected] of [
    [{ step: 'verify', kind: 'otherUser' }, { kind: 'tampered', reason: 'otherTransaction' }],
    [{ step: 'verify', kind: 'codeText' }, { kind: 'network', reason: 'badAnswer' }],
    [{ step: 'verify', kind: 'status', status: 201 }, { kind: 'network', reason: 'badAnswer' }],
    [{ step: 'verify', kind: 'code', code: '014', status: 200 }, { kind: 'rejected', code: '014' }],
    [{ step: 'verify', kind: 'code', code: '077' }, { kind: 'rejected', code: '077' }],
    [{ step: 'verify', kind: 'notJson' }, { kind: 'network', reason: 'badAnswer' }],
    [{ step: 'verify', kind: 'answer', set: { user_id: null } }, { kind: 'network', reason: 'badAnswer' }],
    [{ kind: 'expiredToken' }, { kind: 'expired', code: '011' }],
  ]) {
    const { flow, page } = await begun(t, { ...u2f, how: 'redirect' });
    fault(order);
    const address = await world.approved(page);
    await assert.rejects(flow.finish(address), expected, JSON.stringify(order));
    assert.notEqual(flow.state.name, 'verified');
    flow.cancel();
  }
  const elsewhere = { kind: 'config', field: 'pageHosts' };
  for (const [url, expected, name] of [
    ['javascript:alert(1)', { kind: 'network', reason: 'badAnswer' }, 'idle'],
    ['http://www.ompass.kr/', { kind: 'network', reason: 'badAnswer' }, 'idle'],
    ['https://evil.example/authenticate/did/14', elsewhere, 'failed'],
  ]) {
    const browser = openBrowser(t);
    fault({ step: 'start', kind: 'pageUrl', url });
    const flow = world.client.ompass();
    await assert.rejects(flow.begin(u2f), expected);
    assert.deepEqual([flow.state.name, flow.state.actions], [name, name === 'idle' ? ['begin', 'cancel'] : []]);
    assert.deepEqual([browser.windows[0].closed, browser.windows[0].went], [true, []]);
  }
});

test('a lost answer: the address again tells that it was used; the page again gets another', async (t) => {
  world.register();
  const { flow, page } = await begun(t, { ...u2f, how: 'redirect' });
  world.emulator.control.fault({ provider: 'ompass', step: 'verify', kind: 'drop' });
  const address = await world.approved(page);
  await assert.rejects(flow.finish(address), { kind: 'network', retryable: true });
  assert.deepEqual(flow.state.actions, ['finish', 'open', 'cancel']);
  const { ticket } = await flow.finish(address);
  assert.ok(ticket, 'OMPASS had not seen it');
  // The same token in another login of the same user.
  const other = await begun(t, { ...u2f, how: 'redirect' });
  await assert.rejects(other.flow.finish(address), { kind: 'expired', code: '011' });
});

test('magic phones', async (t) => {
  for (const [digits, expected] of [
    ['2000', undefined],
    ['9011', { kind: 'expired', code: '011' }],
    ['9012', { kind: 'rejected', code: '012' }],
    ['9013', { kind: 'rejected', code: '013' }],
    ['9014', { kind: 'rejected', code: '014' }],
  ]) {
    const phone = `0100000${digits}`;
    world.register(USER, phone);
    const { flow, page } = await begun(t, { ...u2f, how: 'redirect' });
    const finished = flow.finish(await world.approved(page, {}, phone));
    if (expected) await assert.rejects(finished, expected, digits);
    else assert.ok((await finished).ticket);
  }
});

test('no token and no secret stays in the browser', async (t) => {
  world.register();
  const { browser, flow, child, page } = await begun(t, u2f);
  const snapshots = [];
  flow.subscribe(() => snapshots.push(flow.snapshot()));
  const address = await world.approved(page);
  const token = new URL(address).searchParams.get('access_token');
  await called(browser, address, child.name).result;
  await flow.finish();
  assert.ok(snapshots.some((text) => JSON.parse(text).view.pending === 'finish'));
  assert.ok(!snapshots.join().includes(token));
  const { secretKey } = world.emulator.ompass;
  for (const { step, text } of world.sent) {
    assert.equal(text.includes(token), step === 'finish');
    assert.ok(!text.includes(secretKey));
  }
});

test('there is no place for a secret', async (t) => {
  openBrowser(t);
  for (const name of ['secretKey', 'accessKey', 'clientId', 'authorization', 'baseUrl']) {
    await assert.rejects(world.client.ompass().begin({ [name]: 'x' }), { kind: 'misuse', field: name });
    const options = { proxyUrl: '/bonin', [name]: 'x' };
    assert.throws(() => createClient(options), { kind: 'misuse', field: name });
  }
  assert.equal(world.sent.length, 0);
});

test("the caller's own way of opening pages", async (t) => {
  world.register();
  const opened = [];
  const own = await ompassWorld({}, { emulator: world.emulator, open: (page) => void opened.push(page) });
  const { browser, flow, state } = await begun(t, u2f, own);
  assert.deepEqual([opened, browser.windows], [[state.open], []]);
  assert.ok((await flow.finish(await world.approved(state.open.url))).ticket);
});
