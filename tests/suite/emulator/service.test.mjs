// The service through the package, against a relying party made of WebCrypto.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEmulator } from 'bonin/emulator';
import { openKeyFile } from '../envelope.mjs';
import { createParty, newEmulator, sms, verify } from './party.mjs';

test('the key file opens elsewhere, and says what it is for', async () => {
  const { keyFile, password, serviceId } = (await newEmulator()).mobileok;
  const keys = await openKeyFile(keyFile, password);
  assert.deepEqual(Object.keys(keys).sort(), ['ClientPrivateKey', 'ServerPublicKey', 'ServiceId']);
  assert.equal(keys.ServiceId, serviceId);
  assert.match(serviceId, /^bonin-emulator/);
  await assert.rejects(openKeyFile(keyFile, `${password}x`));
});

test('every emulator has its own keys and password unless it is given some', async () => {
  const [one, other] = await Promise.all([createEmulator(), createEmulator()]);
  assert.notEqual(one.mobileok.password, other.mobileok.password);
  const key = async ({ mobileok }) => (await openKeyFile(mobileok.keyFile, mobileok.password)).ServerPublicKey;
  assert.notEqual(await key(one), await key(other));
  assert.equal(await key(await newEmulator()), await key(await newEmulator()));
  await assert.rejects(createEmulator({ keys: { server: {}, client: {} } }), { kind: 'misuse', field: 'keys' });
});

test('what WebCrypto seals is understood, and what comes back opens there', async () => {
  const emulator = await newEmulator();
  const party = createParty(emulator);
  const { id, done } = await verify(emulator, party);
  assert.equal(done.resultCode, '2000');
  const result = await party.open(done);
  assert.equal(result.clientTxId, id);
  assert.equal(result.userName, sms.userName);
  assert.deepEqual(Object.keys(result).sort(), [
    'ci', 'clientTxId', 'di', 'issueDate', 'issuer', 'providerId', 'reqAuthType', 'reqDate', 'serviceType', 'siteId',
    'txId', 'userBirthday', 'userGender', 'userName', 'userNation', 'userPhone',
  ]);
});

test('a wrong code costs one try, and gives a new token', async () => {
  const emulator = await newEmulator();
  const party = createParty(emulator);
  const asked = await party.request(await party.token(), sms);
  const code = emulator.phone('010-1234-5678').latestCode();
  const wrong = await party.confirm(asked, code === '111111' ? '222222' : '111111');
  assert.equal(wrong.resultCode, '2910');
  assert.equal(wrong.retryCount, 2);
  assert.equal((await party.confirm(asked, code)).resultCode, '5015');
  assert.equal((await party.confirm(wrong, code)).resultCode, '2000');
});

test('requests that cross each other keep apart', async () => {
  const emulator = await newEmulator();
  const party = createParty(emulator);
  const people = Array.from({ length: 20 }, (_, i) => ({ ...sms, userPhone: `010333300${i + 10}` }));
  const results = await Promise.all(people.map((info) => verify(emulator, party, info)));
  for (const [i, { id, done }] of results.entries()) {
    const result = await party.open(done);
    assert.equal(result.clientTxId, id);
    assert.equal(result.userPhone, people[i].userPhone);
  }
});

test('every altered envelope is refused by another library', async () => {
  const emulator = await newEmulator();
  const party = createParty(emulator);
  for (const part of ['ciphertext', 'hash', 'key', 'padding', 'rsa', 'separator', 'truncated']) {
    emulator.control.fault({ kind: 'envelope', part });
    const { done } = await verify(emulator, party);
    assert.equal(done.resultCode, '2000', part);
    await assert.rejects(party.open(done), part);
  }
  // Some readers pass over these two: how strict a reader is, only the text itself tells.
  for (const [part, form] of [['base64', /\|\*/], ['extra', /\|.*\|/]]) {
    emulator.control.fault({ kind: 'envelope', part });
    assert.match((await verify(emulator, party)).done.encryptMOKResult, form);
  }
});

test('the log names what came, and tells nothing', async () => {
  const emulator = await newEmulator();
  await verify(emulator, createParty(emulator));
  const log = emulator.control.log();
  assert.deepEqual(log.map(({ step, code }) => `${step} ${code}`), ['token 2000', 'request 2000', 'confirm 2000']);
  assert.deepEqual(log[1].sealed, Object.keys(sms));
  assert.doesNotMatch(JSON.stringify(log), /김보닌|01012345678|19900215/);
});

test('a phone that has nothing to do says so', async () => {
  const phone = (await newEmulator()).phone('01012345678');
  assert.deepEqual(phone.messages(), []);
  assert.equal(phone.latestCode(), undefined);
  assert.equal(phone.prompt(), undefined);
  for (const act of ['approve', 'decline', 'ignore', 'answer', 'dismiss', 'miss', 'busy', 'hangUp', 'key']) {
    assert.throws(() => phone[act]('1'), { name: 'BoninError', kind: 'misuse', reason: 'notNow' }, act);
  }
});

test('an order that means nothing names its field', async () => {
  const { control } = await newEmulator();
  assert.throws(() => control.fault({ kind: 'code' }), { kind: 'misuse', field: 'code' });
  assert.throws(() => control.fault({ step: 'nowhere', kind: 'drop' }), { kind: 'misuse', field: 'step' });
  assert.throws(() => control.fault({ kind: 'delay', delayMs: 5 }), { kind: 'misuse', field: 'delayMs' });
  assert.throws(() => control.advance(-1), { kind: 'misuse', field: 'ms' });
  assert.throws(() => control.options({ surprise: true }), { kind: 'misuse', field: 'surprise' });
});
