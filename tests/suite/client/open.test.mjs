/** How pages are opened: within the click, in a window of their own, in this page, by the app, or by the caller. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBrowser } from './browser.mjs';
import { AUTH, PAGE, goBy, popup, readyFlow } from './pages.mjs';
import { never, settled } from './support.mjs';

test('a window is there before the call returns, and gets its page when the proxy answers', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await readyFlow({ answer: async () => ({ how: 'popup', url: PAGE }) });
  assert.equal(flow.state.opens, true);
  const asked = flow.request();
  const [child] = browser.windows;
  assert.equal(child.first, 'about:blank');
  assert.match(child.name, /^bonin-[0-9a-f]{32}$/);
  assert.deepEqual(child.went, []);
  assert.equal((await asked).name, 'awaitingReturn');
  assert.deepEqual(child.went, [['replace', PAGE]]);
  assert.equal(browser.windows.length, 1);
  assert.equal(child.closed, false);
});

test('fields go into that window by POST', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await readyFlow({ answer: async () => ({ ...popup, fields: { txId: 'tx-1', submit: 'x' } }) });
  await flow.request();
  const [{ name }] = browser.windows;
  const fields = { txId: 'tx-1', submit: 'x' };
  assert.deepEqual(browser.forms, [{ method: 'post', action: PAGE, target: name, fields }]);
});

test('each flow has a window of its own', async (t) => {
  const browser = openBrowser(t);
  await (await readyFlow()).flow.request();
  await (await readyFlow()).flow.request();
  const [one, two] = browser.windows;
  assert.notEqual(one.name, two.name);
});

const failures = {
  'the proxy says no': async () => ({ error: { kind: 'rejected', reason: 'no', message: 'no', retryable: false } }),
  'the network fails': async () => undefined,
};
for (const [name, answer] of Object.entries(failures)) {
  test(`${name}: the window closes again`, async (t) => {
    const browser = openBrowser(t);
    const { flow } = await readyFlow({ answer });
    await assert.rejects(flow.request());
    assert.equal(browser.windows[0].closed, true);
    assert.equal(flow.state.name, 'ready');
    await assert.rejects(flow.request());
    assert.equal(browser.windows.length, 2);
  });
}

test('the window closes when the call is given up, and when the flow is', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await readyFlow({ answer: never });
  const page = new AbortController();
  const given = flow.request(undefined, { signal: page.signal });
  page.abort();
  await assert.rejects(given, { kind: 'cancelled' });
  assert.equal(browser.windows[0].closed, true);
  assert.equal(flow.state.name, 'ready');
  const asked = flow.request();
  flow.cancel();
  await assert.rejects(asked, { reason: 'cancelled' });
  assert.equal(browser.windows[1].closed, true);
});

test('a signal that is aborted already opens nothing', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await readyFlow();
  await assert.rejects(flow.request(undefined, { signal: AbortSignal.abort() }), { kind: 'cancelled' });
  assert.equal(browser.windows.length, 0);
});

test('a second click opens no second window', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await readyFlow();
  const [first, second] = await Promise.allSettled([flow.request(), flow.request()]);
  assert.equal(first.value.name, 'awaitingReturn');
  assert.equal(second.status, 'rejected');
  assert.deepEqual(browser.windows.map(({ closed }) => closed), [false]);
});

test('blocked: the call rejects, and a click opens the same page', async (t) => {
  const browser = openBrowser(t);
  browser.blocked = true;
  const { flow, heard } = await readyFlow();
  await assert.rejects(flow.request(), { reason: 'blocked' });
  assert.deepEqual(heard(), ['blocked']);
  assert.equal(flow.state.name, 'awaitingReturn');
  browser.blocked = false;
  assert.equal((await flow.open()).name, 'awaitingReturn');
  assert.equal(browser.forms.length, 1);
  assert.equal(browser.forms[0].target, browser.windows[0].name);
});

test('the user closed the blank window before its page came', async (t) => {
  const browser = openBrowser(t);
  const { flow, heard } = await readyFlow();
  const asked = flow.request();
  browser.windows[0].close();
  await assert.rejects(asked, { reason: 'closed' });
  assert.deepEqual(heard(), ['closed']);
  assert.equal(browser.forms.length, 0);
});

test('redirect and post: this page goes there, after a snapshot could be taken', async (t) => {
  for (const how of ['redirect', 'post']) {
    const browser = openBrowser(t);
    const { flow } = await readyFlow({ answer: async () => ({ ...popup, how }) });
    const seen = [];
    flow.subscribe((state) => seen.push([state.name, browser.page.went.length + browser.forms.length]));
    const { name, open } = await flow.request();
    assert.equal(name, 'awaitingReturn');
    assert.equal(open.url, PAGE);
    assert.ok(flow.snapshot().includes(PAGE));
    assert.deepEqual(seen.at(-1), ['awaitingReturn', 0]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const form = { method: 'post', action: PAGE, target: '_self', fields: { txId: 'tx-1' } };
    if (how === 'post') assert.deepEqual(browser.forms, [form]);
    else assert.deepEqual(browser.page.went, [['assign', PAGE]]);
    assert.equal(browser.windows[0].closed, true, 'the window that was not needed is closed');
  }
});

test('a listener that cancels keeps the page here', async (t) => {
  const browser = openBrowser(t);
  const { flow } = await readyFlow({ answer: async () => ({ how: 'redirect', url: PAGE }) });
  flow.subscribe(({ name }) => name === 'awaitingReturn' && flow.cancel());
  await flow.request();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(browser.page.went, []);
  assert.equal(flow.state.name, 'cancelled');
});

test('app: the link is followed, and nothing is waited for', async (t) => {
  const browser = openBrowser(t);
  const url = 'supertoss://toss-cert/v2/sign/user/auth?txId=tx-1';
  const { flow } = await readyFlow({ answer: async () => ({ how: 'app', url }) });
  await flow.request();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.deepEqual(browser.page.went, [['assign', url]]);
  assert.equal(browser.channels.size, 0);
});

test("app: the link of this device's kind, where there is one", async (t) => {
  const links = { url: 'supertoss://x', android: 'intent://x#Intent;scheme=supertoss;end', ios: 'supertoss-ios://x' };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  t.after(() => (before ? Object.defineProperty(globalThis, 'navigator', before) : delete globalThis.navigator));
  const agents = { Windows: links.url, 'Linux; Android 16': links.android, 'iPhone; CPU': links.ios };
  for (const [userAgent, link] of Object.entries(agents)) {
    const browser = openBrowser(t);
    Object.defineProperty(globalThis, 'navigator', { value: { userAgent }, configurable: true });
    const { flow } = await readyFlow({ answer: async () => ({ how: 'app', ...links }) });
    await flow.request();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(browser.page.went, [['assign', link]]);
  }
});

test('a URL that would run in this page is not opened', async (t) => {
  const browser = openBrowser(t);
  const urls = ['javascript:alert(1)', 'data:text/html,x', 'blob:https://shop.example/1', 'file:///x', 'no URL', ''];
  const each = urls.flatMap((url) => ['popup', 'redirect', 'post', 'app'].map((how) => ({ how, url })));
  for (const request of [...each, { how: 'popup', url: 'supertoss://x' }]) {
    const { flow, heard } = await readyFlow({ answer: async () => request });
    await assert.rejects(flow.request(), { reason: 'blocked' });
    assert.deepEqual(heard(), ['blocked']);
  }
  await settled();
  assert.deepEqual([browser.page.went, browser.forms], [[], []]);
  assert.ok(browser.windows.every(({ closed, went }) => closed && went.length === 0));
});

test('where there is no browser at all, it is blocked', async () => {
  const { flow } = await readyFlow();
  await assert.rejects(flow.request(), { reason: 'blocked' });
});

test("the caller's own way: asked for each kind, with no window opened here", async (t) => {
  const browser = openBrowser(t);
  const asked = [];
  for (const how of ['popup', 'redirect', 'post', 'app']) {
    const answer = async () => ({ ...popup, how });
    const { flow } = await readyFlow({ answer, open: (page) => void asked.push(page) });
    assert.equal((await flow.request()).name, 'awaitingReturn');
    flow.cancel();
  }
  assert.deepEqual(asked.map(({ how }) => how), ['popup', 'redirect', 'post', 'app']);
  assert.deepEqual(asked[0], popup);
  assert.deepEqual([browser.windows, browser.forms, browser.page.went], [[], [], []]);
});

test("the caller's own way fails, or tells that its page was closed", async (t) => {
  openBrowser(t);
  const failing = await readyFlow({
    open: () => {
      throw new Error('no browser tab to be had');
    },
  });
  await assert.rejects(failing.flow.request(), { reason: 'blocked' });
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const tab = { closed: false };
  const { flow, heard } = await readyFlow({ open: () => tab });
  await flow.request();
  goBy(t, 2);
  assert.deepEqual(heard(), []);
  tab.closed = true;
  goBy(t, 2);
  assert.deepEqual(heard(), ['closed']);
  assert.equal(new URL(PAGE).origin, AUTH);
});
