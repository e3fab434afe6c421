// The emulated Pass-Ni: its SSO server with two linked systems, as their proxies and a user's browsers meet it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from 'bonin/emulator/node';
import { newEmulator } from './party.mjs';
import { CALLER, createBrowser, createSystem, newSso } from './passni-party.mjs';

test('one login, two systems, one log-off', async () => {
  const emulator = await newEmulator();
  const { siteA, siteB, browser, token } = await newSso(emulator);
  const { action, code } = await browser.enter('site-a');
  assert.equal(action, emulator.passni.agentUrl);
  assert.match(code, /^[0-9A-F]{32}$/);
  const { token: first } = await siteA.token(code);
  assert.deepEqual(await siteA.token(code), { errorCode: 'ES0029' });
  assert.deepEqual((await siteA.userData(first)).userData, {
    user_id: 'hong',
    user_nm: '홍보닌',
    user_mbtlnum: (await siteA.userData(first)).userData.user_mbtlnum,
    user_email: 'hong@bonin.example',
    user_data: null,
  });
  const { agents } = await siteA.agents();
  assert.deepEqual(agents, [{ agt_nm: '사이트 B', agt_id: 'site-b', sso_url: emulator.passni.sites[1].agentUrl }]);
  const { ssoCode } = await siteA.ssoCode(first);
  const { token: second } = await siteB.token(ssoCode);
  for (const [site, held] of [[siteA, first], [siteB, second]]) {
    assert.deepEqual(await site.loginCheck(held), { code: 'SS0001' });
  }
  assert.deepEqual(await siteA.logout(first), { propagated: false });
  assert.deepEqual(await siteA.loginCheck(first), { code: 'SS0001' }, 'the agent’s log-off is none');
  const third = await token(siteB, 'site-b');
  const out = await browser.visit('logout');
  assert.equal(out.headers.get('location'), 'logged-out/?');
  assert.match(out.headers.getSetCookie()[0], /Max-Age=0; HttpOnly/);
  for (const [site, held] of [[siteA, first], [siteB, second], [siteB, third]]) {
    assert.deepEqual(await site.loginCheck(held), { code: 'SS0002' });
    assert.deepEqual(await site.ssoCode(held), { errorCode: 'ES0028' });
  }
  assert.equal((await browser.visit('login?agt_id=site-a')).status, 303);
});

test('a token has the shape of the guide’s, and is like no other', async () => {
  const { token } = await newSso(await newEmulator());
  const [one, other] = [await token(), await token()];
  assert.notEqual(one, other);
  assert.equal(one.length, 636);
  const [header, payload, signature] = one.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  assert.equal(header, '{"alg":"HS256","typ":"JWT"}');
  assert.match(payload, /^[0-9A-F]{384}$/);
  assert.match(signature, /^[0-9A-F]{64}$/);
});

test('the same user logs in elsewhere, and out again', async () => {
  const emulator = await newEmulator();
  const { siteA, token } = await newSso(emulator);
  const here = await token();
  const elsewhere = createBrowser(emulator.fetch);
  await elsewhere.logIn('kim');
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0001' }, 'that is someone else');
  await elsewhere.logIn('hong');
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0007' }, 'nobody knows yet from where');
  const there = await token(siteA, 'site-a', elsewhere, { userIp: '2001:db8::7', userAgent: 'Browser B' });
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0007', data: '2001:db8::7' });
  assert.deepEqual(await siteA.loginCheck(there), { code: 'SS0001' });
  await elsewhere.visit('logout');
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0001' });
});

test('a token counts for one system, one address and one browser', async () => {
  const emulator = await newEmulator();
  const { siteA, siteB, browser, token } = await newSso(emulator);
  const held = await token();
  for (const call of ['userData', 'ssoCode']) {
    assert.deepEqual(await siteA[call](held, { ...CALLER, userIp: '198.51.100.2' }), { errorCode: 'ES0025' });
    assert.deepEqual(await siteA[call](held, { ...CALLER, userAgent: '' }), { errorCode: 'ES0026' });
    assert.deepEqual(await siteB[call](held), { errorCode: 'ES0024' });
  }
  assert.deepEqual(await siteA.userData(`${held.slice(0, -4)}AAAA`), { errorCode: 'ES0022' });
  assert.deepEqual(await siteA.loginCheck('x'), { errorCode: 'ES0021' });
  assert.deepEqual(await siteB.token((await browser.enter('site-a')).code), { errorCode: 'ES0024' });
  emulator.control.advance(8 * 3_600_000);
  assert.deepEqual(await siteA.userData(held), { errorCode: 'ES0027' });
});

test('a code is good for a minute of the clock that all share', async () => {
  const emulator = await newEmulator();
  const { siteA, browser } = await newSso(emulator);
  const [soon, late] = [await browser.enter('site-a'), await browser.enter('site-a')];
  emulator.control.advance(59_000);
  assert.ok((await siteA.token(soon.code)).token);
  emulator.control.advance(1000);
  assert.deepEqual(await siteA.token(late.code), { errorCode: 'ES0029' });
});

test('the pages are there, in both languages, and a strict policy allows them', async () => {
  const { fetch } = await newEmulator();
  const { TEXTS } = await import('../../../pkg/emulator/windows/passni/texts.js');
  assert.deepEqual(Object.keys(TEXTS.ko), Object.keys(TEXTS.en));
  assert.deepEqual(Object.keys(TEXTS.ko.codes), Object.keys(TEXTS.en.codes));
  for (const name of ['login', 'portal', 'logged-out']) {
    const url = `http://emulator.test/passni/${name}/`;
    const page = await fetch(url);
    assert.match(page.headers.get('content-security-policy'), /^default-src 'self'/);
    const text = await page.text();
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:/);
    for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      assert.equal((await fetch(new URL(file, url))).status, 200, file);
    }
    for (const [, word] of text.matchAll(/data-text="(\w+)"/g)) assert.ok(TEXTS.ko[word] && TEXTS.en[word], word);
    for (const [, field] of text.matchAll(/<label for="(\w+)"/g)) assert.ok(text.includes(`id="${field}"`), field);
  }
});

test('the page that takes the user to a system has a form, a button, and no script in it', async () => {
  const agents = [{ agentId: 'x', name: '<b>"&\'', arriveUrl: 'http://localhost:1/arrive?a=1&b="' }];
  const emulator = await newEmulator({ passni: { agents } });
  const browser = createBrowser(emulator.fetch);
  await browser.logIn();
  const page = await browser.visit('login?agt_id=x');
  const text = await page.text();
  assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|<b>/);
  assert.match(text, /action="http:\/\/localhost:1\/arrive\?a=1&amp;b=&quot;"/);
  assert.match(text, /<button type="submit"/);
  assert.match(page.headers.get('content-security-policy'), /form-action http: https:$/);
  for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
    assert.equal((await emulator.fetch(new URL(file, 'http://emulator.test/passni/login'))).status, 200, file);
  }
  assert.deepEqual(await createSystem(emulator.fetch, emulator.passni).agents(), { agents: [] });
});

test('behind a server the cookie holds, and the way out leads to a linked system alone', async (t) => {
  const emulator = await newEmulator();
  const { url, close } = await serve(emulator);
  t.after(close);
  const browser = createBrowser(fetch, url);
  const sent = await browser.visit('login?agt_id=site-a&lang=en');
  assert.equal(sent.headers.get('location'), 'login/?agt_id=site-a&lang=en');
  const logged = await browser.logIn('hong', 'passni-1234', { agentId: 'site-a' });
  assert.match(logged.headers.getSetCookie()[0], /^passni_central=\w{32}; Path=\/passni; HttpOnly; SameSite=Lax$/);
  const { user, agent, agents } = await browser.state('?agt_id=site-a');
  assert.deepEqual([user, agent, agents.length], [{ id: 'hong', name: '홍보닌' }, agents[0], 2]);
  assert.equal((await browser.visit('login')).headers.get('location'), 'portal/');
  assert.match((await browser.enter('site-b')).code, /^[0-9A-F]{32}$/);
  const back = 'http://localhost:4002/bye?x=1';
  const out = await browser.visit(`logout?returnUrl=${encodeURIComponent(back)}`);
  assert.equal(out.headers.get('location'), back);
  for (const wrong of ['https://evil.example/', 'javascript:alert(1)', 'http://localhost:1\\@evil.example/', '//x']) {
    const { headers } = await browser.visit(`logout?returnUrl=${encodeURIComponent(wrong)}`);
    assert.match(headers.get('location'), /^logged-out\//, wrong);
  }
});

test('its settings are one system’s each, and the first one’s can be spread', async () => {
  const { passni } = await newEmulator();
  assert.deepEqual({ ...passni }, passni.sites[0]);
  const names = ['bridgeUrl', 'bridgeSecret', 'agentHosts', 'loginUrl', 'agentId', 'agentUrl', 'logoutUrl'];
  for (const site of passni.sites) assert.deepEqual(Object.keys(site), names);
  assert.deepEqual(passni.sites.map((site) => site.agentHosts), [['localhost:4002'], ['localhost:4000']]);
  assert.notEqual(passni.sites[0].bridgeSecret, passni.sites[1].bridgeSecret);
  assert.ok(passni.bridgeSecret.length >= 32);
  const agents = [{ agentId: 'a', name: 'A', arriveUrl: 'javascript:alert(1)' }];
  await assert.rejects(newEmulator({ passni: { agents } }), { field: 'arriveUrl' });
  await assert.rejects(newEmulator({ passni: { agents: [] } }), { field: 'agents' });
});

test('the log names what came and tells nothing', async () => {
  const emulator = await newEmulator();
  const { siteA, token } = await newSso(emulator);
  const held = await token();
  await siteA.loginCheck(held);
  const log = emulator.control.log();
  const lines = log.map(({ provider, step, code }) => `${provider} ${step} ${code}`);
  assert.deepEqual(lines, ['passni login 200', 'passni token 200', 'passni login-check SS0001']);
  assert.deepEqual(log[0].fields, ['userId', 'password']);
  for (const value of ['hong', 'passni-1234', held, CALLER.userIp, CALLER.userAgent]) {
    assert.ok(!JSON.stringify(log).includes(value));
  }
  assert.deepEqual(emulator.control.counts('passni'), { login: 1, token: 1, 'login-check': 1 });
});
