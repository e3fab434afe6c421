/** Pages that no view names, since what is posted there must not last: opened, and then left alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'bonin';
import { openBrowser } from './browser.mjs';
import { goBy } from './pages.mjs';
import { json, settled } from './support.mjs';

const CODE = '0123456789ABCDEF0123456789ABCDEF';
const OTHER = 'FEDCBA9876543210FEDCBA9876543210';
const SYSTEM = 'https://b.example/bonin/passni/arrive';

const good = {
  enter: { flow: 'sealed', ticket: 'the-ticket' },
  move: { flow: 'sealed', url: SYSTEM, ssoCode: OTHER },
  check: { flow: 'sealed', status: 'loggedIn' },
  logout: { propagated: true },
};

/** A login of Pass-Ni, by the real core and a proxy of canned answers; `seen`: the states that a listener was told. */
async function login({ answers = {}, open } = {}) {
  const asked = [];
  const fetch = async (url) => {
    const step = url.split('/').at(-1);
    asked.push(step);
    return json(await (answers[step]?.() ?? good[step]));
  };
  const client = createClient({ proxyUrl: '/bonin', fetch, lang: 'en', now: () => Date.now(), open });
  const flow = client.passni();
  await flow.enter(CODE);
  const seen = [];
  flow.subscribe((state) => seen.push(state));
  return { flow, seen, checks: () => asked.filter((step) => step === 'check').length };
}

test('the code is in the form, and in no state and no snapshot', async (t) => {
  const browser = openBrowser(t);
  const { flow, seen } = await login();
  await flow.move('b');
  const [{ name }] = browser.windows;
  assert.deepEqual(browser.forms, [{ method: 'post', action: SYSTEM, target: name, fields: { sso_code: OTHER } }]);
  assert.ok(!JSON.stringify([seen, flow.snapshot()]).includes(OTHER));
});

test('another window, the end of the flow and its giving up leave the opened window alone', async (t) => {
  for (const end of ['logout', 'cancel']) {
    const browser = openBrowser(t);
    const { flow } = await login();
    await flow.move('b');
    await flow.move('b');
    assert.equal(browser.windows.length, 2);
    await flow[end]();
    assert.deepEqual(
      browser.windows.map(({ closed }) => closed),
      [false, false],
      end,
    );
  }
});

test('what the caller opens is left alone, too', async (t) => {
  openBrowser(t);
  const tab = { closed: false, close: () => (tab.closed = true) };
  const { flow } = await login({ open: () => tab });
  await flow.move('b');
  await flow.logout();
  assert.equal(tab.closed, false);
});

test('a window that the user closes when done is no trouble', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await login();
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });
  await flow.move('b');
  browser.windows[0].close();
  goBy(t, 3);
  await settled();
  assert.deepEqual([flow.state.name, flow.state.error], ['verified', undefined]);
});

test('the polls go on after it', async (t) => {
  openBrowser(t);
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Date.now() });
  const { flow, checks } = await login();
  await flow.move('b');
  assert.ok(flow.state.pollAt > Date.now());
  for (const count of [1, 2]) {
    goBy(t, 71);
    await settled();
    assert.equal(checks(), count);
  }
});

test('a window that is closed before its page comes, or blocked: told to the caller and to listeners', async (t) => {
  for (const [spoil, reason] of [
    [(browser) => browser.windows[0].close(), 'windowClosed'],
    [(browser) => (browser.blocked = true), 'windowBlocked'],
  ]) {
    const browser = openBrowser(t);
    browser.blocked = reason === 'windowBlocked';
    let answer;
    const { flow, seen } = await login({ answers: { move: () => new Promise((resolve) => (answer = resolve)) } });
    const moved = flow.move('b');
    await settled();
    spoil(browser);
    answer(good.move);
    await assert.rejects(moved, { reason });
    assert.equal(flow.state.error.reason, reason);
    assert.equal(seen.at(-1), flow.state);
    assert.ok(flow.state.actions.includes('move'));
    assert.deepEqual(browser.forms, []);
  }
});
