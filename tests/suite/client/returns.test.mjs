/** How opened pages are heard of: their own messages, the callback page, and signs that they are gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishCallback } from 'bonin/callback';
import { openBrowser } from './browser.mjs';
import { AUTH, PAGE, goBy, pageCore, pageFlow, popup, readyFlow } from './pages.mjs';
import { settled } from './support.mjs';

const CALLBACK = 'https://shop.example/callback?txId=tx-1&other=secret#/done';

async function away(t, options) {
  const browser = openBrowser(t);
  const made = await readyFlow(options);
  await made.flow.request();
  return { browser, child: browser.windows[0], ...made };
}

test("the provider's own messages, from its exact origin", async (t) => {
  for (const [text, event] of [
    ['TOSS_AUTH_SUCCESS', 'returned'],
    ['TOSS_AUTH_FAIL', 'closed'],
    ['TOSS_AUTH_CLICK_NAVBAR_CLOSE', 'closed'],
  ]) {
    const { browser, child, flow, heard } = await away(t);
    browser.say('TOSS_AUTH_POPUP_ONLOAD', AUTH);
    await settled();
    assert.deepEqual(heard(), []);
    browser.say(text, AUTH);
    await settled();
    assert.deepEqual(heard(), [event]);
    assert.equal(flow.state.name, event === 'returned' ? 'awaitingApp' : 'awaitingReturn');
    assert.equal(child.closed, event === 'returned');
  }
});

test('messages of anyone else change nothing', async (t) => {
  const { browser, flow, heard } = await away(t);
  const before = flow.state;
  const near = [`${AUTH}.evil.example`, 'http://auth.cert.example', `${AUTH}:8443`];
  const strangers = ['https://evil.example', ...near, 'null', ''];
  for (const origin of strangers) browser.say('TOSS_AUTH_SUCCESS', origin);
  const callback = { bonin: 'callback', id: '1', window: '', query: { txId: 'tx-1' } };
  for (const origin of [...strangers, AUTH]) browser.say(callback, origin);
  for (const data of ['TOSS_AUTH_OTHER', 'toString', '__proto__', 5, null, ['TOSS_AUTH_SUCCESS'], {}]) {
    browser.say(data, AUTH);
    browser.say(data, 'https://shop.example');
  }
  await settled();
  assert.deepEqual(heard(), []);
  assert.equal(flow.state, before);
});

test('success after the window was closed still counts', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { browser, child, flow, heard } = await away(t);
  child.close();
  goBy(t, 5);
  assert.deepEqual(heard(), ['closed']);
  browser.say('TOSS_AUTH_SUCCESS', AUTH);
  await settled();
  assert.deepEqual(heard(), ['closed', 'returned']);
  assert.equal(flow.state.name, 'awaitingApp');
});

test('a window that says so and closes at once is not taken for closed', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { browser, child, heard } = await away(t);
  child.close();
  t.mock.timers.tick(500);
  browser.say('TOSS_AUTH_SUCCESS', AUTH);
  await settled();
  goBy(t, 5);
  assert.deepEqual(heard(), ['returned']);
});

test('nothing ever comes: closed is told after ten minutes, once, and what comes later counts', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { browser, heard } = await away(t);
  goBy(t, 599);
  assert.deepEqual(heard(), []);
  goBy(t, 1200);
  assert.deepEqual(heard(), ['closed']);
  browser.say('TOSS_AUTH_SUCCESS', AUTH);
  await settled();
  assert.deepEqual(heard(), ['closed', 'returned']);
});

test('after a redirect, the browser\'s back button is told', async (t) => {
  const { browser, heard } = await away(t, { answer: async () => ({ how: 'redirect', url: PAGE }) });
  browser.page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  assert.deepEqual(heard(), []);
  browser.page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  assert.deepEqual(heard(), ['closed']);
});

test('what comes while a step is on its way waits for the end of it', async (t) => {
  const { browser, flow, heard, answers } = await away(t);
  let answer;
  answers.confirm = () => new Promise((resolve) => (answer = resolve));
  const confirmed = flow.confirm();
  await settled();
  browser.say('TOSS_AUTH_SUCCESS', AUTH);
  browser.say('TOSS_AUTH_CLICK_NAVBAR_CLOSE', AUTH);
  await settled();
  assert.deepEqual(heard(), []);
  answer({ error: { kind: 'rejected', reason: 'notYet', message: 'not yet', retryable: true, next: 'wait' } });
  await assert.rejects(confirmed, { next: 'wait' });
  await settled();
  assert.deepEqual(heard(), ['returned']);
  assert.equal(flow.state.name, 'awaitingApp');
});

test('a flow that is over listens no more, and closes its window', async (t) => {
  const { browser, child, flow, heard } = await away(t);
  flow.cancel();
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(child.closed, true);
  assert.equal(browser.channels.size, 0);
  browser.say('TOSS_AUTH_SUCCESS', AUTH);
  await settled();
  assert.deepEqual(heard(), []);
});

test('the callback page: the URL is cleaned first, the query handed over, its window closed', async (t) => {
  const { browser, child, core, flow } = await away(t);
  const { page, result } = browser.inPage(CALLBACK, { name: child.name }, () => finishCallback());
  assert.deepEqual(page.went, [['replaceState', { of: 'the app' }, '', '/callback#/done']]);
  assert.deepEqual(await result, { taken: true });
  assert.deepEqual(core.events.at(-1), { type: 'returned', query: { txId: 'tx-1' } });
  assert.equal(flow.state.name, 'awaitingApp');
  assert.equal(child.closed, true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(browser.channels.size, 0);
});

test('the callback page reaches its opener where there is no channel', async (t) => {
  const browser = openBrowser(t);
  browser.page.BroadcastChannel = globalThis.BroadcastChannel = undefined;
  const { flow, core } = await readyFlow();
  await flow.request();
  const { result } = browser.inPage(CALLBACK, { opener: browser.page }, (page) => {
    page.BroadcastChannel = globalThis.BroadcastChannel = undefined;
    return finishCallback();
  });
  assert.deepEqual(await result, { taken: true });
  assert.equal(core.events.filter(({ type }) => type === 'returned').length, 1);
  assert.equal(flow.state.name, 'awaitingApp');
});

test("a page of the user's own is never closed", async (t) => {
  const { browser } = await away(t);
  for (const name of ['', 'their-own']) {
    const { page, result } = browser.inPage(CALLBACK, { name }, () => finishCallback({ waitMs: 5 }));
    await result;
    assert.equal(page.closed, false);
  }
});

test('a callback that no flow waits for changes nothing, and is told so', async (t) => {
  const browser = openBrowser(t);
  const { flow, heard } = await readyFlow();
  const name = `bonin-${'0'.repeat(32)}`;
  const { page, result } = browser.inPage(CALLBACK, { name }, () => finishCallback({ waitMs: 20 }));
  assert.deepEqual(await result, { taken: false });
  assert.deepEqual(heard(), []);
  assert.equal(flow.state.name, 'ready');
  assert.equal(page.closed, false, 'it can say so to the user');
  assert.equal(browser.channels.size, 0);
});

test('a callback twice: the second time nobody waits', async (t) => {
  const { browser, child, heard } = await away(t);
  const finish = () => browser.inPage(CALLBACK, { name: child.name }, () => finishCallback({ waitMs: 20 })).result;
  assert.deepEqual(await finish(), { taken: true });
  assert.deepEqual(await finish(), { taken: false });
  assert.deepEqual(heard(), ['returned']);
});

test("a callback of another flow's window, or of another transaction, is not taken", async (t) => {
  const { browser, flow } = await away(t);
  const other = { name: `bonin-${'0'.repeat(32)}` };
  const finish = (url, options) => browser.inPage(url, options, () => finishCallback({ waitMs: 20 })).result;
  assert.deepEqual(await finish(CALLBACK, other), { taken: false });
  assert.deepEqual(await finish(CALLBACK.replace('tx-1', 'another'), {}), { taken: false });
  assert.equal(flow.state.name, 'awaitingReturn');
  assert.deepEqual(await finish(CALLBACK, {}), { taken: true });
});

test('only known parameters of a bounded size come through, whoever speaks on the channel', async (t) => {
  const { browser, core } = await away(t);
  const sent = [];
  const spy = new BroadcastChannel('bonin.callback');
  spy.addEventListener('message', ({ data }) => sent.push(data));
  const url = `https://shop.example/callback?other=secret&__proto__=x&txId=${'1'.repeat(5000)}`;
  await browser.inPage(url, {}, () => finishCallback()).result;
  assert.deepEqual(sent[0].query, {});
  assert.doesNotMatch(JSON.stringify(sent), /secret|11111/);
  assert.deepEqual(core.events.at(-1).query, {});
  spy.close();

  for (const message of [{ bonin: 'callback' }, { bonin: 'callback', query: { txId: ['tx-1'], token: 'secret' } }]) {
    const { core, heard } = await away(t);
    const channel = new BroadcastChannel('bonin.callback');
    for (const junk of ['x', null, 7, {}, { bonin: 'taken', id: '1' }]) channel.postMessage(junk);
    await settled();
    assert.deepEqual(heard(), []);
    channel.postMessage(message);
    await settled();
    assert.deepEqual(core.events.at(-1), { type: 'returned', query: {} });
    channel.close();
  }
});

test('a flow that was resumed hears the callback of the page it left by', async (t) => {
  const left = await away(t, { answer: async () => ({ how: 'redirect', url: PAGE }) });
  const saved = JSON.parse(left.flow.snapshot());
  left.flow.cancel();
  const browser = openBrowser(t, CALLBACK);
  const finished = finishCallback();
  const core = pageCore();
  let there;
  const loaded = new Promise((resolve) => (there = resolve));
  const late = { ...core, ready: () => core.there === true, load: () => loaded };
  const { flow } = pageFlow({ saved, core: late });
  assert.deepEqual(browser.page.went.map(([what]) => what), ['replaceState']);
  core.there = true;
  there();
  assert.deepEqual(await finished, { taken: true });
  assert.equal(flow.state.name, 'awaitingApp');
  assert.equal(browser.page.closed, false);
  assert.equal((await flow.confirm()).ticket, 'the-ticket');
});

test('a window that is opened again closes the one before', async (t) => {
  const { browser, child, flow } = await away(t);
  await flow.open();
  assert.deepEqual(browser.windows.map(({ closed }) => closed), [true, false]);
  assert.equal(browser.forms[1].target, browser.windows[1].name);
  assert.equal(child.closed, true);
  assert.deepEqual(popup.fields, browser.forms[1].fields);
});

test('waitForApproval asks with what confirm takes, and exists where confirm does', async (t) => {
  const { flow } = await away(t);
  assert.equal((await flow.waitForApproval()).ticket, 'the-ticket');
});
