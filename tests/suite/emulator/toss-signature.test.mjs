// What the emulated person signs: checked by node:crypto and, where it is installed, by OpenSSL.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasOpenssl, verifyByOpenssl, verifyByParts } from './cms.mjs';
import { newEmulator } from './party.mjs';
import { PERSON, createTossParty, newSession, verifyToss } from './toss-party.mjs';

const checks = { 'node:crypto': (...given) => verifyByParts(...given).content };
if (hasOpenssl) checks.OpenSSL = verifyByOpenssl;

/** What changes it after it was signed, what a wrong certificate signs, and what signs another thing properly. */
const ALTERED = ['attributes', 'content', 'detached', 'otherSigner', 'truncated', 'value'];
const BROKEN = [...ALTERED, 'expired', 'notYet', 'otherIssuer'];
const PROPER = ['noTransaction', 'otherName', 'otherTransaction'];

async function signed(part) {
  const emulator = await newEmulator();
  if (part) emulator.control.fault({ provider: 'tossCert', kind: 'signature', part });
  const { success } = await verifyToss(emulator);
  return { ...success, root: emulator.tossCert.roots[0] };
}

for (const [name, check] of Object.entries(checks)) {
  test(`it verifies, by ${name}`, async () => {
    const { signature, txId, root } = await signed();
    const content = JSON.parse(check(signature, root));
    assert.equal(content.txId, txId);
    const names = ['txId', 'partnerCode', 'serviceType', 'identifier', 'userIdentifier', 'requestTs'];
    assert.deepEqual(Object.keys(content), names);
  });

  for (const part of BROKEN) {
    test(`it does not, with a fault in ${part}, by ${name}`, async () => {
      const { signature, root } = await signed(part);
      assert.throws(() => check(signature, root));
    });
  }

  for (const part of PROPER) {
    test(`it says something else, properly, with ${part}, by ${name}`, async () => {
      const { signature, txId, root } = await signed(part);
      const content = JSON.parse(check(signature, root));
      assert.equal(content.txId === txId, part === 'otherName');
    });
  }
}

test('the certificate names the person, and no one else', async () => {
  const { signature, root } = await signed();
  const { certificate } = verifyByParts(signature, root);
  assert.match(certificate.subject, /^C=KR\nO=bonin emulator\nOU=never in production\nUID=\d{24}\nCN=김보닌$/);
  assert.match(certificate.issuer, /CN=bonin emulator CA, certifies nobody|CN=bonin emulator CA\\, certifies nobody/);
  assert.equal(certificate.ca, false);
  const other = await signed('otherName');
  assert.doesNotMatch(verifyByParts(other.signature, other.root).certificate.subject, /김보닌/);
});

test('another emulator’s root is none of its', async () => {
  const { signature } = await signed();
  const { tossCert } = await newEmulator({ keys: undefined });
  for (const check of Object.values(checks)) assert.throws(() => check(signature, tossCert.roots[0]));
});

test('base64 that is none is for a strict reader to refuse', async () => {
  assert.match((await signed('base64')).signature, /^\*/);
});

test('a document is signed as it came, beside the transaction', async () => {
  const emulator = await newEmulator();
  const party = createTossParty(emulator, { family: 'doc' });
  const text = '저는 이 문서에 서명합니다.';
  const document = { docTitle: '계약서', doc: text, docType: 'TEXT', docEncrypted: false, signatureType: 'PKCS7' };
  const { success } = await party.request(PERSON, document);
  const { prompt, approve } = emulator.phone(PERSON.userPhone);
  assert.deepEqual(prompt().document, { title: '계약서', text });
  approve();
  const { success: result } = await party.result(success.txId);
  assert.equal(result.doc, text);
  for (const check of Object.values(checks)) {
    assert.equal(check(result.signedDoc, emulator.tossCert.roots[0]), text);
    assert.equal(JSON.parse(check(result.signature, emulator.tossCert.roots[0])).txId, success.txId);
  }
});

test('an encrypted document is opened by the service', async () => {
  const emulator = await newEmulator();
  const party = createTossParty(emulator, { family: 'doc' });
  const session = newSession(emulator.tossCert.publicKey);
  const sealed = Object.fromEntries(Object.entries(PERSON).map(([name, text]) => [name, session.seal(text)]));
  await party.post('request', {
    requestType: 'USER_PERSONAL',
    triggerType: 'APP_SCHEME',
    sessionKey: session.sessionKey,
    ...sealed,
    docTitle: '계약서',
    doc: session.seal('비밀 계약'),
    docType: 'TEXT',
    docEncrypted: true,
    signatureType: 'PKCS7',
  });
  assert.equal(emulator.phone(PERSON.userPhone).prompt().document.text, '비밀 계약');
});
