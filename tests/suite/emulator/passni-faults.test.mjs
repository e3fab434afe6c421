// What goes wrong at the emulated Pass-Ni, on order, by the user, and by a proxy that does not keep to the contract.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEmulator } from './party.mjs';
import { CALLER, createBrowser, newSso } from './passni-party.mjs';

test('the bridge says what its contract says', async () => {
  const emulator = await newEmulator();
  const { siteA, browser, token } = await newSso(emulator);
  const { code } = await browser.enter('site-a');
  const good = { ssoCode: code, ...CALLER };
  const asked = async (route, body, init) => {
    const { status, body: said } = await siteA.ask(route, body, init);
    return [status, said.errorCode];
  };
  const big = { ...good, more: 'x'.repeat(16 * 1024) };
  for (const [route, body, init, expected] of [
    ['token', good, { headers: { authorization: 'Bearer x' } }, [401, 'BRIDGE_UNAUTHORIZED']],
    ['token', good, { headers: { authorization: '' } }, [401, 'BRIDGE_UNAUTHORIZED']],
    ['tokens', good, {}, [404, 'BRIDGE_NOT_FOUND']],
    ['tokens', good, { headers: { authorization: 'Bearer x' } }, [401, 'BRIDGE_UNAUTHORIZED']],
    ['token', good, { method: 'PUT' }, [405, 'BRIDGE_BAD_METHOD']],
    ['token', good, { headers: { 'content-type': 'text/plain' } }, [415, 'BRIDGE_BAD_TYPE']],
    ['token', big, {}, [413, 'BRIDGE_TOO_LARGE']],
    ['token', good, { body: 'ssoCode=1' }, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', good, { body: '[]' }, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', { ...good, ssoCode: undefined }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', { ...good, ssoCode: `${code} ` }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', { ...good, userIp: 7 }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', { ...good, userIp: 'shop.example' }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', { ...good, userAgent: 'x'.repeat(1025) }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['user-data', { ...CALLER, token: '' }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['login-check', { token: 'x'.repeat(4097) }, {}, [400, 'BRIDGE_BAD_REQUEST']],
    ['token', { ...good, ssoCode: 'F'.repeat(32) }, {}, [200, 'ES0029']],
  ]) {
    assert.deepEqual(await asked(route, body, init), expected, `${route} ${JSON.stringify(init)}`);
  }
  assert.ok((await siteA.token(code)).token, 'nothing of that has used the code');
  assert.ok(await token());
  const elsewhere = await emulator.fetch('http://emulator.test/passni/bridge/site-c/agents', { method: 'POST' });
  assert.deepEqual([elsewhere.status, await elsewhere.json()], [404, { errorCode: 'BRIDGE_NOT_FOUND' }]);
});

test('what each user meets with', async () => {
  const emulator = await newEmulator();
  const tried = async (user, password = 'passni-1234', agentId = undefined) => {
    const browser = createBrowser(emulator.fetch);
    const response = await browser.logIn(user, password, { agentId });
    return { browser, status: response.status, code: (await response.json()).code };
  };
  const refusal = async (...user) => (await tried(...user)).code;
  assert.equal(await refusal('hong', 'wrong'), 'PASSWORD');
  assert.equal(await refusal('nobody'), 'ES0015');
  assert.equal(await refusal('locked'), 'LOCKED');
  assert.equal(await refusal('free', ''), undefined);
  assert.equal(await refusal('nosite', undefined, 'site-a'), 'EOP001');
  assert.equal(await refusal('onesite', undefined, 'site-a'), undefined);
  assert.equal(await refusal('hong', undefined, 'site-c'), 'ES0004');

  const { browser } = await tried('onesite', undefined, 'site-b');
  assert.equal((await browser.state('?agt_id=site-b')).code, 'EOP001');
  assert.equal((await browser.enter('site-b')).code, undefined);
  const one = await newSso(emulator, 'onesite');
  const { ssoCode } = await one.siteA.ssoCode(await one.token());
  assert.deepEqual(await one.siteB.token(ssoCode), { errorCode: 'EOP001' });

  const elsewhere = await newSso(emulator, 'elsewhere');
  const held = await elsewhere.token();
  assert.deepEqual(await elsewhere.siteA.loginCheck(held), { code: 'SS0007', data: '203.0.113.7' });
  const bare = await newSso(emulator, 'bare');
  assert.deepEqual((await bare.siteA.userData(await bare.token())).userData, { user_id: 'bare' });
  const other = await newSso(emulator, 'othername');
  assert.equal((await other.siteA.userData(await other.token())).userData.userid, 'othername');
  const brief = await newSso(emulator, 'brief');
  const short = await brief.token();
  assert.deepEqual(await brief.siteA.loginCheck(short), { code: 'SS0001' });
  emulator.control.advance(60_000);
  assert.deepEqual(await brief.siteA.loginCheck(short), { code: 'SS0002' });
  assert.equal(emulator.control.numbers('passni').length, 10);
});

test('any code at any step, without effect', async () => {
  const emulator = await newEmulator();
  const { siteA, browser, token, fault } = await newSso(emulator);
  const held = await token();
  const { code } = await browser.enter('site-a');
  for (const [step, call] of [
    ['token', () => siteA.token(code)],
    ['user-data', () => siteA.userData(held)],
    ['sso-code', () => siteA.ssoCode(held)],
    ['login-check', () => siteA.loginCheck(held)],
    ['agents', () => siteA.agents()],
    ['logout', () => siteA.logout(held)],
  ]) {
    fault({ step, kind: 'code', code: 'EA0003' });
    assert.deepEqual(await call(), { errorCode: 'EA0003' }, step);
    assert.equal((await call()).errorCode, undefined, step);
    fault({ step, kind: 'drop' });
    await assert.rejects(call(), TypeError);
  }
  fault({ step: 'agents', kind: 'code', code: 'BRIDGE_AGENT_FAILED' });
  assert.deepEqual(await siteA.ask('agents'), { status: 502, body: { errorCode: 'BRIDGE_AGENT_FAILED' } });
  fault({ step: 'login', kind: 'code', code: 'SS0098' });
  assert.deepEqual(await (await browser.logIn()).json(), { code: 'SS0098' });
});

test('tokens, user data, lists and addresses that nobody should believe', async () => {
  const emulator = await newEmulator();
  const { siteA, browser, token, fault } = await newSso(emulator);
  const shape = /^[\w-]{36}\.(?:[\w-]{128})+\.[\w-]{86}$/;
  const parts = ['base64', 'block', 'claims', 'header', 'long', 'odd', 'padding', 'parts', 'signature'];
  for (const part of parts) {
    fault({ kind: 'token', part });
    const made = await token();
    assert.ok(!shape.test(made) || /HS512/.test(atob(made.split('.')[0])) || made.length > 4096, part);
  }
  fault({ kind: 'token', part: 'lower' });
  assert.match(atob((await token()).split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), /^[0-9a-f]{384}$/);
  fault({ kind: 'token', part: 'missing' });
  assert.equal(await token(), undefined);

  const held = await token();
  assert.match(held, shape);
  const data = async (order) => {
    fault({ kind: 'userData', ...order });
    return siteA.userData(held);
  };
  assert.deepEqual(await data({ data: null }), { userData: null });
  assert.deepEqual(await data({ data: 'hong' }), { userData: 'hong' });
  const { userData } = await data({ set: { user_id: null, userid: 'kim' } });
  assert.deepEqual([userData.user_id, userData.userid, userData.user_nm], [undefined, 'kim', '홍보닌']);
  for (const agents of ['none', null, [7], {}]) {
    fault({ kind: 'agents', agents });
    assert.deepEqual(await siteA.agents(), { agents });
  }
  fault({ kind: 'ssoUrl', url: 'javascript:alert(1)' });
  assert.equal((await siteA.agents()).agents[0].sso_url, 'javascript:alert(1)');
  fault({ step: 'sso-code', kind: 'answer', set: { ssoCode: 'x' } });
  assert.deepEqual(await siteA.ssoCode(held), { ssoCode: 'x' });
  fault({ kind: 'handoff', ssoCode: '"><x' });
  assert.equal((await browser.enter('site-a')).code, '&quot;&gt;&lt;x');
  fault({ kind: 'handoff' });
  assert.deepEqual(await browser.enter('site-a'), { action: emulator.passni.agentUrl, code: undefined });
});

test('logins that stand otherwise', async () => {
  const emulator = await newEmulator();
  const { siteA, siteB, token, fault } = await newSso(emulator);
  const [here, there] = [await token(), await token(siteB, 'site-b')];
  fault({ kind: 'state', code: 'SS0007', data: '192.0.2.9' });
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0007', data: '192.0.2.9' });
  fault({ kind: 'state', code: 'SS0042' });
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0042' });
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0001' });
  fault({ kind: 'loggedOut' });
  assert.deepEqual(await siteA.loginCheck(here), { code: 'SS0002' });
  assert.deepEqual(await siteB.loginCheck(there), { code: 'SS0002' }, 'it has ended everywhere');
});

test('what a test may choose', async () => {
  const emulator = await newEmulator();
  const { siteA, siteB, browser, token } = await newSso(emulator);
  const choose = (options) => emulator.control.options({ provider: 'passni', ...options });
  choose({
    tokenLives: 10,
    codeLives: 5,
    propagates: true,
    agents: [{ agentId: 'site-b', arriveUrl: 'https://b.example/arrive', name: 'B' }],
    users: [{ userId: 'yun', password: 'pw', name: '윤보닌', agents: ['site-a'], data: { user_email: null, team: 7 } }],
  });
  const late = await browser.enter('site-a');
  const [held, other] = [await token(), await token(siteB, 'site-b')];
  assert.equal((await siteA.agents()).agents[0].sso_url, 'https://b.example/arrive');
  emulator.control.advance(5000);
  assert.deepEqual(await siteA.token(late.code), { errorCode: 'ES0029' });
  assert.deepEqual(await siteA.logout(held), { propagated: true });
  assert.deepEqual(await siteB.loginCheck(other), { code: 'SS0002' });
  emulator.control.advance(5000);
  assert.deepEqual(await siteA.loginCheck(held), { errorCode: 'ES0027' });
  const yun = createBrowser(emulator.fetch);
  assert.equal((await yun.logIn('yun', 'pw', { agentId: 'site-a' })).status, 200);
  const { userData } = await siteA.userData(await token(siteA, 'site-a', yun));
  assert.deepEqual([userData.user_id, userData.user_email, userData.team], ['yun', null, 7]);
  for (const [options, field] of [
    [{ agents: [{ agentId: 'site-c' }] }, 'agents'],
    [{ agents: [{ agentId: 'site-b', arriveUrl: 'ftp://x' }] }, 'arriveUrl'],
    [{ users: [{}] }, 'users'],
    [{ codeLives: -1 }, 'codeLives'],
    [{ surprise: true }, 'surprise'],
  ]) {
    assert.throws(() => choose(options), { kind: 'misuse', field });
  }
  emulator.control.reset();
  assert.equal((await siteA.agents()).agents[0].agt_nm, '사이트 B');
  assert.deepEqual(await siteA.loginCheck(held), { errorCode: 'ES0021' });
});

test('orders are checked', async () => {
  const { control } = await newEmulator();
  for (const [order, field] of [
    [{ kind: 'codes' }, 'kind'],
    [{ kind: 'code' }, 'code'],
    [{ kind: 'state' }, 'code'],
    [{ kind: 'token' }, 'part'],
    [{ kind: 'token', part: 'x' }, 'part'],
    [{ kind: 'ssoUrl' }, 'url'],
    [{ kind: 'answer', set: 7 }, 'set'],
    [{ kind: 'userData', set: 7 }, 'set'],
    [{ kind: 'loggedOut', delay: 5 }, 'delay'],
    [{ kind: 'drop', step: 'confirm' }, 'step'],
    [{ kind: 'drop', token: true }, 'token'],
  ]) {
    assert.throws(() => control.fault({ provider: 'passni', ...order }), { kind: 'misuse', field });
  }
});
