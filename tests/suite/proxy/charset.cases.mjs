// A provider's bytes: read by their label, refused if they do not decode, and nothing damaged goes on.
import { decoded } from '../../../pkg/proxy/charset.js';
import { createFixture } from './fixture.mjs';

const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const utf8 = (text) => new TextEncoder().encode(text);
const type = (charset) => `application/json; charset=${charset}`;

// "홍길동 똠펲 €" by Python's cp949; the third and fourth syllables are code page 949's own.
const KOREAN = 'c8abb1e6b5bf208c63bc8420a2e6';
const TEXT = '홍길동 똠펲 €';

/** Header, bytes, text. */
const right = [
  [undefined, utf8('홍'), '홍'],
  [null, utf8('홍'), '홍'],
  ['application/json', utf8('홍'), '홍'],
  [type('UTF-8'), utf8('홍'), '홍'],
  [type('"utf8"'), utf8('홍'), '홍'],
  [type('utf-8'), utf8('\uFEFF홍'), '홍'],
  [type('euc-kr'), utf8('\uFEFF홍'), '홍'],
  [undefined, bytes('fffe4dd6'), '홍'],
  [type('us-ascii'), utf8('plain'), 'plain'],
  [type('iso-8859-1'), bytes('4a6f73e9'), 'José'],
  [type('utf-8'), utf8(''), ''],
];
const names = [
  'EUC-KR',
  'euc_kr',
  'euckr',
  "'euc-kr'",
  'ks_c_5601-1987',
  'KS_C_5601',
  'KSC5601',
  'ksc5601-1987',
  'cp949',
  'CP-949',
  'MS949',
  'windows-949',
  'x-windows-949',
  'korean',
  'UHC',
];

/** Header, bytes. */
const wrong = [
  [undefined, bytes('c8abb1e6')],
  [type('utf-8'), bytes('c8abb1e6')],
  [type('utf-8'), bytes('ed95')],
  [type('utf-8'), bytes('efbfbd')],
  [type('utf-8'), utf8('{"name":"\\ufffd"}')],
  [type('euc-kr'), utf8('홍길동')],
  [type('euc-kr'), bytes('c8')],
  [type('euc-kr'), bytes('80')],
  [type('euc-kr'), bytes('ff41')],
  [type('euc-kr'), bytes('8c30')],
  [type('cp949'), bytes('c6ff')],
  [type('us-ascii'), utf8('홍')],
  [type('nobody-knows'), utf8('plain')],
];

export const cases = [
  {
    name: 'bytes are read by the charset that they are labelled with',
    async run({ assert }) {
      for (const [header, given, text] of right) assert.equal(decoded(given, header), text, header);
      for (const name of names) {
        assert.equal(decoded(bytes(KOREAN), `text/html;charset=${name}`), TEXT, name);
        assert.equal(decoded(bytes(KOREAN), `text/html; boundary=x; Charset = ${name} ; more`), TEXT, name);
      }
    },
  },
  {
    name: 'bytes that are no text of their charset are refused',
    async run({ assert }) {
      for (const [header, given] of wrong) {
        await assert.rejects(new Promise((resolve) => void resolve(decoded(given, header))), { name: 'Undecodable' });
      }
    },
  },
  {
    name: 'an answer in EUC-KR is read, and one in no charset is none',
    async run({ assert, ...world }) {
      const events = [];
      const fixture = createFixture(world, { lang: 'ko', onEvent: (event) => void events.push(event) });
      const answer = (tail, header) => () => {
        const head = utf8('{"resultCode":"9876","resultMsg":"');
        const body = Uint8Array.from([...head, ...bytes(tail), ...utf8('"}')]);
        return new Response(body, { headers: { 'content-type': header } });
      };
      fixture.provider.answers.token = answer(KOREAN, type('euc-kr'));
      const read = await fixture.post('token');
      assert.deepEqual([read.status, read.error.code, read.error.message], [422, '9876', TEXT]);
      for (const [tail, header] of [
        [KOREAN, type('utf-8')],
        [KOREAN, 'application/json'],
        ['efbfbd', type('utf-8')],
      ]) {
        fixture.provider.answers.token = answer(tail, header);
        const refused = await fixture.post('token');
        assert.deepEqual([refused.status, refused.error.kind, refused.error.reason], [502, 'network', 'badAnswer']);
        assert.equal(events.at(-1).cause.name, 'Undecodable');
      }
    },
  },
  {
    name: 'a sealed result that lost a character makes no ticket',
    async run({ assert, ...world }) {
      for (const userName of ['홍\uFFFD동', '\uFFFD']) {
        const asked = [];
        const fixture = createFixture(world, { onVerified: (identity) => asked.push(identity) });
        const { provider } = fixture;
        provider.answers.confirm = async (usual) => ({
          ...usual,
          encryptMOKResult: await provider.seal(JSON.stringify(provider.result({ userName }))),
        });
        const { status, error, ticket } = await fixture.confirm();
        assert.deepEqual([status, error.reason, ticket, asked.length], [502, 'badAnswer', undefined, 0]);
      }
    },
  },
];
