/** What the providers' documents have and a page or a backend needs: from the public entries, against the emulator. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createClient, encryptVerifyInfo, init, pickAuthInfo } from 'bonin';
import { createProxy, encryptReqClientInfo, matches, openKeyFile, redeemTicket } from 'bonin/proxy';
import { newEmulator } from '../emulator/party.mjs';
import { bytesOf } from '../envelope.mjs';
import { ars, openEnvelope, pass, publicKey, sms } from './support.mjs';

const secret = 'made up for these tests: 32 bytes or more';
const ORIGIN = 'https://www.shop.example';

before(() => init());

async function world(config) {
  const emulator = await newEmulator();
  const { baseUrl, siteUrl, keyFile, password } = emulator.mobileok;
  const proxy = await createProxy({
    secret, origins: [ORIGIN], now: emulator.now, lang: 'en', fetch: (url, init) => emulator.fetch(url, init),
    providers: { mobileok: { baseUrl, siteUrl, keyFile, password } }, ...config,
  });
  const bodies = [];
  const fetch = (url, init) => {
    bodies.push(JSON.parse(init.body));
    return proxy.fetch(new Request(url, { ...init, headers: { origin: ORIGIN, ...init.headers } }));
  };
  const client = createClient({ proxyUrl: 'https://api.shop.example/bonin', now: emulator.now, lang: 'en', fetch });
  const redeem = (ticket) => redeemTicket(ticket, { secret, now: emulator.now });
  return { emulator, client, bodies, redeem };
}

test('one form serves every method', async () => {
  const others = { arsCode: 'ARS-1', sendMsg: '', replyNumber: '', userRegistSingleNumber: '', agree: 'on' };
  const form = { ...sms, ...others };
  const method = (serviceType, reqAuthType, providerId) => ({ ...form, serviceType, reqAuthType, providerId });
  assert.deepEqual(pickAuthInfo(form), sms);
  const { userPhone, userBirthday } = sms;
  assert.deepEqual(pickAuthInfo(method('telcoAuth', 'PASS', 'KT')), { ...pass, userPhone, userBirthday });
  assert.deepEqual(pickAuthInfo(method('telcoAuth-ARSAuth', 'ARS', 'SKT')), { ...ars, arsCode: 'ARS-1' });
  const data = new FormData();
  for (const [name, value] of Object.entries(form)) data.append(name, value);
  assert.deepEqual(pickAuthInfo(data), sms);
  for (const [given, field, reason] of [
    [null, 'authInfo', 'notObject'],
    [{}, 'serviceType', 'notListed'],
    [{ ...form, reqAuthType: 'ARS' }, 'reqAuthType', 'notListed'],
    [{ ...form, serviceType: '__proto__' }, 'serviceType', 'notListed'],
  ]) {
    assert.throws(() => pickAuthInfo(given), { kind: 'misuse', field, reason });
  }
  const { client } = await world();
  const flow = client.mobileok();
  await flow.begin();
  const unpicked = { ...method('telcoAuth', 'PASS', 'KT'), agree: undefined };
  await assert.rejects(flow.request(unpicked), { reason: 'notAllowed' });
  await flow.request(pickAuthInfo(method('telcoAuth', 'PASS', 'KT')));
  assert.equal(flow.state.name, 'awaitingApp');
});

test('numbers without a length of their own are sealed', async () => {
  for (const [typed, sealed] of [['1234', '1234'], ['［１２３-４５６］\n', '123456'], ['', '']]) {
    assert.deepEqual(await openEnvelope(encryptVerifyInfo(publicKey, { authNumber: typed })), { authNumber: sealed });
  }
});

test('the operator gets the code, and nobody else does', async () => {
  const told = [];
  const { emulator, client, bodies } = await world({ onOtpCode: (otp) => void told.push(otp) });
  emulator.control.options({ otpCode: true });
  const flow = client.mobileok();
  await flow.begin({ nonce: 'whose' });
  await flow.request(sms);
  const code = emulator.phone('01012345678').latestCode();
  assert.equal(told.length, 1);
  const [{ transactionId, ...otp }] = told;
  assert.deepEqual(otp, { provider: 'mobileok', code, nonce: 'whose' });
  assert.match(transactionId, /^[\w-]{20,}$/);
  assert.ok(!JSON.stringify([flow.state, flow.snapshot(), bodies]).includes(code));
});

test('an adult check has the answers of both laws', async () => {
  const { emulator, client, bodies, redeem } = await world();
  const year = new Date(emulator.now() + 9 * 3_600_000).getUTCFullYear() - 19;
  for (const [usageCode, law] of [['01016', 'civil'], ['01026', 'youth']]) {
    const flow = client.mobileok();
    await flow.begin();
    await flow.request({ ...sms, usageCode, userBirthday: `${year}-12-31` });
    assert.equal(bodies.at(-1).adultLaw, law);
    const identity = await redeem((await flow.confirm(emulator.phone('01012345678').latestCode())).ticket);
    assert.equal(identity.adultLaw, law);
    assert.equal(identity.adult.youth, true);
    assert.equal(identity.adult[law], identity.isAdult);
  }
});

test('a person is compared with what was collected', async () => {
  const now = () => Date.UTC(2026, 10, 22);
  const identity = { name: '홍길동', phone: '01012345678', birthday: '19900101', gender: 'male', ci: 'CI==' };
  const name = '홍길동'.normalize('NFD');
  const same = { name, phone: '+82 10-1234-5678', birthday: '1990-01-01', gender: '1', ci: 'CI==' };
  assert.deepEqual(await matches(identity, same, { now }), { matches: true, differs: [] });
  const other = { name: '홍길순', phone: '01012345678', birthday: undefined, di: 'x' };
  assert.deepEqual(await matches(identity, other, { now }), { matches: false, differs: ['name', 'di'] });
  assert.deepEqual(await matches({ name: '' }, { name: '' }, { now }), { matches: false, differs: ['name'] });
  for (const [whom, what, field] of [
    [identity, {}, 'collected'],
    [identity, { name: undefined }, 'collected'],
    [identity, { userName: 'x' }, 'collected.userName'],
    [identity, { name: 7 }, 'collected.name'],
    [undefined, same, 'identity'],
  ]) {
    await assert.rejects(matches(whom, what, { now }), { kind: 'misuse', field });
  }
});

test('the protocol can be driven by hand', async () => {
  const { mobileok } = await newEmulator();
  const key = await openKeyFile(mobileok.keyFile, mobileok.password);
  const id = 'SHOP0123456789abcdef0123';
  const now = () => Date.UTC(2026, 10, 22, 15, 30, 9);
  const block = bytesOf(await encryptReqClientInfo(key, id, { now }));
  assert.equal(block.length, 256);
  assert.notDeepEqual(block, bytesOf(await encryptReqClientInfo(key, id, { now })));
  for (const bad of ['short', `${id}|x`, `${id} `, 'x'.repeat(50), '한'.repeat(20)]) {
    await assert.rejects(encryptReqClientInfo(key, bad), { kind: 'misuse', field: 'clientTxId', reason: 'badTxId' });
  }
  await assert.rejects(encryptReqClientInfo({}, id), { kind: 'misuse', field: 'key' });
});
