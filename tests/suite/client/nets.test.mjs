// NETS*SSO as a page uses it, with the emulator's SSO server and its agents on the other side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import forge from 'node-forge';
import { isBoninError } from 'bonin';
import { PASSWORD, netsWorld } from '../emulator/nets-world.mjs';

const hong = { userID: 'hong', password: PASSWORD };
const MINUTE = 60_000;

/** @param {RegExp} pattern */
const refused = (pattern) => (error) =>
  isBoninError(error) && pattern.test(`${error.kind} ${error.reason} ${error.code ?? ''} ${error.field ?? ''}`);

test('the view before anything happened is the core\'s', async () => {
  const { newBrowser } = await netsWorld();
  const flow = newBrowser().flowOf();
  assert.deepEqual(flow.state, { name: 'idle', actions: ['begin', 'cancel'] });
  const fresh = newBrowser().flowOf();
  await fresh.begin();
  assert.deepEqual(fresh.state.actions, ['logon', 'check', 'trySso', 'cancel']);
});

test('a user logs on, and nothing but the ticket and the claims come to the page', async () => {
  const { newBrowser, redeem, asked, control } = await netsWorld();
  const browser = newBrowser();
  const flow = browser.flowOf();
  const state = await flow.begin({ nonce: 'n-1' });
  assert.equal(state.name, 'ready');
  const { ticket, claims } = await flow.logon(hong);
  assert.deepEqual(claims, {
    userId: 'hong',
    attributes: { userName: '홍보닌', deptName: '보닌팀', email: '' },
  });
  assert.equal(flow.state.name, 'verified');
  const { raw, ...identity } = await redeem(ticket);
  assert.deepEqual(
    [identity.provider, identity.method, identity.assurance, identity.userId, identity.nonce],
    ['nets', 'encryptedBasic', 'login', 'hong', 'n-1'],
  );
  assert.deepEqual(Object.keys(raw), ['result', 'authStatus', 'errorCode', 'userId', 'userAttribute']);

  // Nothing went out in the clear, nothing of it was kept, and the agent's cookie stayed with the proxy.
  const line = control.log().find(({ step, fields }) => step === 'ssoLogon' && fields.includes('keyID'));
  assert.deepEqual(line.sealed, ['userID', 'password']);
  const kept = JSON.stringify(browser.sent) + flow.snapshot();
  assert.ok(!kept.includes(PASSWORD) && !kept.includes('hong'));
  assert.deepEqual(browser.jar.names(), ['nets_central']);
  assert.ok(browser.preflights.length > 0);

  // The agent knows whose call it is.
  const logon = asked.find(({ url, body }) => /check$/.test(url) && body.startsWith('op=LI'));
  assert.equal(logon.headers['x-forwarded-for'], '198.51.100.4');
  assert.equal(logon.headers['user-agent'], 'Browser/1.0');
  assert.equal(logon.headers['ssoagent-type'], 'SPA');
  await flow.check();
  assert.match(asked.at(-1).headers.cookie, /^nets_app_site_a=\w+$/);
});

test('passwords are encrypted as another library opens them', async () => {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair({ bits: 2048, workers: 0 });
  const { newBrowser, control } = await netsWorld();
  const set = { id: 'key-1', modulus: publicKey.n.toString(16), exponent: publicKey.e.toString(16) };
  control.fault({ provider: 'nets', step: 'key', kind: 'answer', set });
  const browser = newBrowser();
  const flow = browser.flowOf();
  await flow.begin();
  const credentials = { userID: '홍길동', password: '비밀번호 & more=1' };
  await assert.rejects(flow.logon(credentials), refused(/rejected|network/));
  const { body } = browser.sent.find(({ body }) => body.includes('ENCRYPTEDBASIC'));
  const fields = Object.fromEntries(new URLSearchParams(body));
  assert.deepEqual(
    [fields.credType, fields.keyID, fields.ssosite],
    ['ENCRYPTEDBASIC', 'key-1', 'site-a'],
  );
  for (const name of ['userID', 'password']) {
    assert.match(fields[name], /^([0-9a-f]{2})+$/);
    const bytes = forge.util.hexToBytes(fields[name].padStart(512, '0'));
    assert.equal(forge.util.decodeUtf8(privateKey.decrypt(bytes, 'RSAES-PKCS1-V1_5')), credentials[name]);
  }
});

test('a key below 2048 bits needs a setting with an ugly name', async () => {
  const { publicKey } = forge.pki.rsa.generateKeyPair({ bits: 1024, workers: 0 });
  const set = { modulus: publicKey.n.toString(16), exponent: '10001' };
  for (const [settings, works] of [
    [{}, false],
    [{ allowKeysOf1024Bits: true }, true],
  ]) {
    const { newBrowser, control } = await netsWorld(settings);
    control.fault({ provider: 'nets', step: 'key', kind: 'answer', set });
    const flow = newBrowser().flowOf();
    if (works) assert.equal((await flow.begin()).name, 'ready');
    else await assert.rejects(flow.begin(), refused(/^config keySize {2}credentials$/));
  }
});

test('who is logged on at one site begins at the other with a ticket', async () => {
  const { newBrowser, redeem } = await netsWorld({ credentials: 'basic' });
  const browser = newBrowser();
  const first = browser.flowOf('site-a');
  await first.begin();
  await first.logon(hong);
  const begun = await browser.flowOf('site-b').begin();
  assert.equal((await redeem(begun.ticket)).method, 'sso');
  const stranger = await newBrowser().flowOf('site-b').begin({ quiet: true });
  assert.deepEqual([stranger.name, stranger.error], ['ready', undefined]);
});

test('a second factor, its code on the phone', async () => {
  const { newBrowser, phone, redeem } = await netsWorld({ credentials: 'basic' });
  const flow = newBrowser().flowOf();
  await flow.begin();
  const state = await flow.logon({ userID: 'otp', password: PASSWORD });
  assert.equal(state.name, 'awaitingCode');
  assert.deepEqual(state.factor, { userID: 'otp', device: 'SMS', method: 'OTP' });
  await assert.rejects(flow.secondFactor('00000x'), (error) => error.next === 'retryCode' && error.retryable);
  assert.equal(flow.state.attemptsLeft, 4);
  const { ticket } = await flow.secondFactor(phone.latestCode());
  assert.equal((await redeem(ticket)).method, 'ntfa');
});

test('two logons: the user chooses, and the other page learns of it', async () => {
  const { newBrowser, redeem } = await netsWorld({ credentials: 'basic' });
  const choose = { userID: 'choose', password: PASSWORD };
  const first = newBrowser().flowOf();
  await first.begin();
  await first.logon(choose);
  const second = newBrowser().flowOf();
  await second.begin();
  const asked = await second.logon(choose);
  assert.equal(asked.name, 'awaitingChoice');
  assert.equal(asked.duplicate.userId, 'choose');
  assert.equal((await second.chooseDuplicate(false)).name, 'ready');
  assert.equal((await first.check()).name, 'verified');
  await second.logon(choose);
  const { ticket } = await second.chooseDuplicate(true);
  assert.equal((await redeem(ticket)).method, 'dupChoice');
  const out = await first.check();
  assert.deepEqual([out.name, out.mustLogOff, out.error.code], ['loggedOut', true, '11060002']);
  assert.equal(out.duplicate.ip, '203.0.113.7');
});

test('logging off goes through the server, and the other site learns of it', async () => {
  const { newBrowser } = await netsWorld({ credentials: 'basic' });
  const browser = newBrowser();
  const first = browser.flowOf('site-a');
  await first.begin();
  await first.logon(hong);
  const second = browser.flowOf('site-b');
  await second.begin();
  const state = await second.logoff();
  assert.deepEqual([state.name, state.open.how], ['loggedOut', 'redirect']);
  assert.deepEqual(browser.opened, [{ ...state.open }]);
  const { url } = await browser.navigate(state.open.url);
  assert.equal(url, 'http://emulator.test/');
  assert.deepEqual(browser.jar.names(), []);
  const out = await first.check();
  assert.deepEqual([out.name, out.error, out.mustLogOff], ['loggedOut', undefined, undefined]);
  assert.equal((await first.begin()).name, 'ready');
});

test('a poll notices a logon in another tab; result() gives its ticket', async (t) => {
  const { newBrowser, control, emulator, redeem } = await netsWorld({ credentials: 'basic' });
  const browser = newBrowser();
  const waiting = browser.flowOf();
  await waiting.begin();
  const tab = browser.flowOf('site-b');
  await tab.begin();
  await tab.logon(hong);
  assert.ok(waiting.state.pollAt - emulator.now() <= 66_000);
  control.advance(70_000);
  // A poll that is due is sent as soon as the view changes or the page is looked at: a new page of the same flow does.
  const resumed = browser.clientOf('site-a').resume(waiting.snapshot());
  const verified = new Promise((resolve) => {
    resumed.subscribe((state) => state.actions.includes('result') && resolve(state));
  });
  t.after(() => resumed.cancel());
  await verified;
  const { ticket } = await resumed.result();
  assert.equal((await redeem(ticket)).method, 'sso');
  await assert.rejects(resumed.result(), refused(/^misuse notNow/));
});

test('where the browser keeps the cookie back, the page goes to the server and returns', async () => {
  const { newBrowser, control } = await netsWorld({ credentials: 'basic' });
  control.options({ provider: 'nets', blockCookies: true });
  const browser = newBrowser();
  const flow = browser.flowOf();
  await flow.begin();
  const state = await flow.trySso({ returnUrl: 'http://emulator.test/back' });
  assert.deepEqual([state.name, state.open.how], ['awaitingReturn', 'redirect']);
  const form = await browser.navigate(state.open.url);
  assert.equal(form.response.status, 200);
  assert.match(await form.response.text(), /<form id="logon">/);
  const wrong = await browser.logOnAtServer(form.url, 'hong', 'wrong');
  assert.deepEqual([wrong.status, wrong.errorCode], [409, 11020004]);
  const { url } = await browser.logOnAtServer(form.url, 'hong');
  assert.match(url, /^http:\/\/emulator\.test\/back\?boninTry=/);
  assert.ok(browser.jar.names().includes('nets_central'));
  const again = await browser.navigate(state.open.url);
  assert.match(again.url, /artifactID=/);

  await assert.rejects(browser.flowOf().trySso(), refused(/^misuse notNow/));
  const other = browser.flowOf();
  await other.begin();
  for (const returnUrl of ['https://evil.invalid/', 'javascript:alert(1)', 'http://emulator.test@evil.invalid/']) {
    await assert.rejects(other.trySso({ returnUrl }), refused(/^misuse notListed {2}returnUrl$/));
  }
});

test('replies under the name of HTML, with marks and commas where none belong, keep their codes', async () => {
  const { newBrowser, control } = await netsWorld({ credentials: 'basic' });
  const order = (fault) => control.fault({ provider: 'nets', ...fault });
  const flow = newBrowser().flowOf();
  order({ step: 'config', kind: 'bom' });
  order({ step: 'check', kind: 'bom' });
  order({ step: 'ssoCheck', kind: 'bom' });
  await flow.begin();
  order({ step: 'ssoLogon', kind: 'unescaped', message: 'the "handler", "errorCode":"0", is\n missing' });
  await assert.rejects(flow.logon(hong), refused(/^config rejected 11020007/));
  order({ step: 'logon', kind: 'code', code: '11080002' });
  await assert.rejects(flow.logon(hong), (error) => error.code === '11080002' && error.phase === 'logon');
  order({ step: 'logon', kind: 'trailingComma' });
  await assert.rejects(flow.logon(hong), refused(/^network badAnswer/), 'a damaged success is none');
  order({ step: 'ssoLogon', kind: 'empty' });
  await assert.rejects(flow.logon(hong), refused(/^network badAnswer/));
  order({ step: 'ssoLogon', kind: 'html' });
  await assert.rejects(flow.logon(hong), refused(/^network unreachable/), 'a gateway lets no other origin read it');
  order({ step: 'ssoLogon', kind: 'drop' });
  await assert.rejects(flow.logon(hong), refused(/^network unreachable/));
  await flow.logon(hong);
});

test('an agent that is not there, says no, or speaks in another spelling', async () => {
  const { newBrowser, control } = await netsWorld({ credentials: 'basic' });
  const order = (word, code) => {
    const set = { authStatus: word, result: false, errorCode: code };
    control.fault({ provider: 'nets', step: 'check', kind: 'answer', set });
  };
  for (const word of ['SSOUnAvailable', 'SSOUnAvaliable', 'SSO_UNAVAILABLE']) {
    order(word, 0);
    const flow = newBrowser().flowOf();
    await assert.rejects(flow.begin(), refused(/^network unreachable/));
    assert.equal(flow.state.name, 'idle');
  }
  order('SSOAccessDenied', 0);
  const denied = newBrowser().flowOf();
  await assert.rejects(denied.begin(), refused(/^rejected notPermitted/));
  assert.equal(denied.state.name, 'failed');
  order('SSO_FAIL', 11030005);
  const idle = newBrowser().flowOf();
  const state = await idle.begin();
  assert.deepEqual([state.name, state.mustLogOff, state.actions[0]], ['loggedOut', true, 'logoff']);
  order('SSOFail', '0');
  assert.equal((await newBrowser().flowOf().begin()).name, 'ready');
});

test('time ends a logon', async () => {
  const { newBrowser, control } = await netsWorld({ credentials: 'basic' });
  const flow = newBrowser().flowOf();
  await flow.begin();
  await flow.logon(hong);
  control.advance(31 * MINUTE);
  const out = await flow.check();
  assert.deepEqual([out.name, out.error.kind, out.error.code], ['loggedOut', 'expired', '11030005']);
});

test('every generation of the agent', async () => {
  for (const profile of ['v1', 'v2020', 'v9', 'aspnet']) {
    const { newBrowser, phone } = await netsWorld({ profile, credentials: 'basic' });
    const flow = newBrowser().flowOf();
    await flow.begin();
    await flow.logon({ userID: 'otp', password: PASSWORD });
    assert.ok((await flow.secondFactor(phone.latestCode())).ticket, profile);
    assert.equal((await flow.check()).name, 'verified', profile);
  }
});
