/** The two sealing functions: what they make, and what they refuse. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { encryptAuthInfo, encryptVerifyInfo, init, isBoninError } from 'bonin';
import { bytesOf } from '../envelope.mjs';
import { openEnvelope, publicKey, sms } from './support.mjs';

before(() => init());

const refused = (run, field, reason) =>
  assert.throws(run, (error) => {
    assert.ok(isBoninError(error));
    assert.deepEqual([error.kind, error.field, error.reason], ['misuse', field, reason]);
    return true;
  });

test('seals what another implementation opens, digits only and nothing that was absent', async () => {
  const opened = await openEnvelope(encryptAuthInfo(publicKey, { ...sms, sendMsg: undefined, replyNumber: '' }));
  assert.deepEqual(opened, { ...sms, userPhone: '01012345678', retTransferType: 'MOKResult' });
  const verifyInfo = { authNumber: '123456' };
  assert.deepEqual(await openEnvelope(encryptVerifyInfo(publicKey, verifyInfo)), verifyInfo);
});

test('never the same envelope twice', () => {
  assert.notEqual(encryptAuthInfo(publicKey, sms), encryptAuthInfo(publicKey, sms));
});

test('extension goes through as it is', async () => {
  const extension = { arsRequestMsg: '{"companyName":"본인"}', list: [1, true, null], nested: { deep: 'x' } };
  assert.deepEqual((await openEnvelope(encryptAuthInfo(publicKey, { ...sms, extension }))).extension, extension);
});

test('objects without a prototype or of another realm are as good', async () => {
  const bare = Object.assign(Object.create(null), sms);
  assert.equal((await openEnvelope(encryptAuthInfo(publicKey, bare))).userName, sms.userName);
});

class Person {
  constructor() {
    Object.assign(this, sms);
  }
}
const circle = { ...sms };
circle.extension = { circle };

const wrong = [
  ['nothing', undefined, 'authInfo', 'notObject'],
  ['null', null, 'authInfo', 'notObject'],
  ['a string', 'sms', 'authInfo', 'notObject'],
  ['a list', [sms], 'authInfo', 'notObject'],
  ['a Map', new Map(Object.entries(sms)), 'authInfo', 'notObject'],
  ['FormData', new FormData(), 'authInfo', 'notObject'],
  ['an instance', new Person(), 'authInfo', 'notObject'],
  ['a function', () => sms, 'authInfo', 'notObject'],
  ['a BigInt', { ...sms, userPhone: 1012345678n }, 'userPhone', 'notText'],
  ['a number', { ...sms, userPhone: 1012345678 }, 'userPhone', 'notText'],
  ['a Date', { ...sms, userBirthday: new Date(0) }, 'userBirthday', 'notText'],
  ['a symbol', { ...sms, userName: Symbol('x') }, 'userName', 'notText'],
  ['a function inside', { ...sms, toJSON: () => ({}) }, 'toJSON', 'notText'],
  ['NaN, nested', { ...sms, extension: { n: NaN } }, 'extension.n', 'notText'],
  ['an unknown field', { ...sms, userphone: '' }, 'userphone', 'unknownField'],
];
for (const [name, info, field, reason] of wrong) {
  test(`refuses ${name}`, () => refused(() => encryptAuthInfo(publicKey, info), field, reason));
}

test('refuses what goes round in circles', () => {
  assert.throws(() => encryptAuthInfo(publicKey, circle), { kind: 'misuse', field: /^extension\.circle/ });
});

test('refuses keys that are none', () => {
  for (const key of [undefined, null, 7, new Uint8Array(8), bytesOf(publicKey)]) {
    refused(() => encryptAuthInfo(key, sms), 'publicKey', 'notText');
    refused(() => encryptVerifyInfo(key, { authNumber: '123456' }), 'publicKey', 'notText');
  }
  for (const key of ['', 'x', publicKey.slice(4)]) {
    refused(() => encryptVerifyInfo(key, { authNumber: '123456' }), 'publicKey', 'keyNotSpki');
  }
});

test('refuses codes that are none', () => {
  for (const [info, field, reason] of [
    [undefined, 'verifyInfo', 'notObject'],
    [{}, 'authNumber', 'missing'],
    [{ authNumber: 123456 }, 'authNumber', 'notText'],
    [{ authNumber: '123' }, 'authNumber', 'badCode'],
    [{ authNumber: '12345678901' }, 'authNumber', 'badCode'],
    [{ authNumber: '123456', code: '' }, 'code', 'unknownField'],
  ]) {
    refused(() => encryptVerifyInfo(publicKey, info), field, reason);
  }
});

test('no error holds what was typed', () => {
  for (const field of ['userPhone', 'userBirthday', 'userGender', 'providerId', 'reqAuthType']) {
    assert.throws(
      () => encryptAuthInfo(publicKey, { ...sms, [field]: 'marked-value' }),
      (error) => !JSON.stringify([error, error.message, error.stack]).includes('marked-value'),
    );
  }
});
