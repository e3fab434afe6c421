/** What is sealed and hashed is the same in Node, which does it by its own crypto, and by way of jose and WebCrypto. */
import assert from 'node:assert/strict';
import test from 'node:test';
import * as node from '../../../pkg/proxy/crypto/node.js';
import * as web from '../../../pkg/proxy/crypto/web.js';
import { sealingKeys } from '../../../pkg/proxy/seal.js';

const TEXTS = ['', 'x', 'xx', 'xxx', '{"userName":"남궁가나","mark":"𝄞"}', '가'.repeat(40_000)];

const keyOf = async (byte) => {
  const secrets = [new Uint8Array(32).fill(byte)];
  const [key] = await sealingKeys({ secrets, audience: '' }, 'test');
  return key;
};

for (const [name, seals, opens] of [['Node', node, web], ['jose', web, node]]) {
  test(`what ${name} seals, both open`, async () => {
    const key = await keyOf(1);
    for (const text of TEXTS) {
      const jwe = await seals.encrypt(key, text);
      assert.equal(await opens.decrypt(key, jwe), text);
      assert.equal(await seals.decrypt(key, jwe), text);
      assert.equal(jwe.split('.')[0], 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0');
      assert.notEqual(await seals.encrypt(key, text), jwe, 'a nonce serves once');
    }
  });
}

test('what either seals, neither opens once it is altered, or with another key', async () => {
  const [key, other] = [await keyOf(1), await keyOf(2)];
  const parts = (await node.encrypt(key, 'a text')).split('.');
  const [header, , nonce, sealed, tag] = parts;
  const flipped = (part) => (part[0] === 'A' ? 'B' : 'A') + part.slice(1);
  const headerOf = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const altered = [
    [header, '', flipped(nonce), sealed, tag],
    [header, '', nonce, flipped(sealed), tag],
    [header, '', nonce, sealed, flipped(tag)],
    [header, '', nonce, sealed, tag.slice(0, 16)],
    [header, '', nonce, sealed, ''],
    [header, '', nonce.slice(0, 8), sealed, tag],
    [header, '', '', sealed, tag],
    [header, 'AAAA', nonce, sealed, tag],
    [headerOf({ alg: 'dir', enc: 'A128GCM' }), '', nonce, sealed, tag],
    [headerOf({ alg: 'A256KW', enc: 'A256GCM' }), '', nonce, sealed, tag],
    [headerOf({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }), '', nonce, sealed, tag],
    ['', '', nonce, sealed, tag],
    [header, '', nonce, sealed],
    [header, '', nonce, sealed, tag, ''],
    ['a text'],
    [''],
  ];
  for (const how of [node, web]) {
    for (const jwe of altered) assert.equal(await how.decrypt(key, jwe.join('.')), undefined, jwe.join('.'));
    assert.equal(await how.decrypt(other, parts.join('.')), undefined);
  }
});

test('a hash is the same', async () => {
  for (const text of TEXTS) assert.equal(node.sha256(text), await web.sha256(text));
});
