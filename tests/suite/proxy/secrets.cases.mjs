import { createFixture, SECRET, settings } from './fixture.mjs';
import { NOON } from './provider.mjs';

const NEW = 'the next secret of these cases: 32 bytes';
const now = () => NOON;

/** What stands around a secret in files, variables and secret stores. */
const AROUND = {
  'a line end': (secret) => `${secret}\n`,
  'a line end of Windows': (secret) => `${secret}\r\n`,
  'a line end written out': (secret) => `${secret}\\n`,
  blanks: (secret) => `  ${secret}\t`,
  'blanks of other scripts': (secret) => `\u3000${secret}\u00a0`,
  'a byte order mark': (secret) => `\ufeff${secret}`,
  'marks that nobody sees': (secret) => `\u200b${secret}\u200e\u0000`,
  quotes: (secret) => `"${secret}"`,
  'quotes inside of blanks': (secret) => ` '${secret}'\n`,
  'bytes of a file': (secret) => new TextEncoder().encode(`\ufeff${secret}\r\n`),
};

const WEAK = {
  'one byte': new Uint8Array(32).fill(7),
  'zero bytes': new ArrayBuffer(64),
  'one letter': 'a'.repeat(40),
  'one letter of three bytes': '가'.repeat(11),
  'a word over and over': 'password'.repeat(8),
  'a part that is too short': '0123456789abcdef'.repeat(4),
  'numbers that follow each other': Uint8Array.from({ length: 64 }, (_, at) => at),
  'letters that follow each other': 'abcdefghijklmnopqrstuvwxyz0123456789',
  'a variable that is not set': `${undefined}`.repeat(4),
  'null, over and over': 'null-null-null-null-null-null-null',
  'a template': '${BONIN_SECRET_OF_THE_PRODUCTION_SITE}',
  'a template of charts': '{{ .Values.bonin.secret | b64enc | quote }}',
  'a placeholder': 'CHANGE_ME_TO_A_LONG_RANDOM_STRING_0123',
  'another placeholder': '<your-secret-here-of-at-least-32-bytes>',
  'a placeholder without brackets': 'your-super-secret-key-at-least-32-characters',
  "a sample of this package's README": 'a secret for tests, 32 bytes or more',
  'a sample of its Korean README': '테스트에만 쓰는 32바이트 이상의 비밀값',
  'a path': '/run/secrets/shop/production/bonin_secret',
  'a path of Windows': 'C:\\secrets\\shop\\production\\bonin.txt',
  'a reference': 'arn:aws:secretsmanager:ap-northeast-2:000000000000:secret:bonin',
  'a pointer': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0a'.repeat(32)}\nsize 44`,
  'bytes that were read as text': `\ufffd\ufffdk\ufffd1\ufffd\u0012x\ufffd\ufffd7\ufffdqw\ufffd\ufffd\ufffdz`,
};

const STRONG = {
  'random bytes': () => crypto.getRandomValues(new Uint8Array(32)),
  'random bytes that end like a line': () => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    bytes.set([0x20, 0x0a], 30);
    return bytes;
  },
  'random bytes in base64': () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))),
  'random bytes in hex': () =>
    [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  'a sentence': () => SECRET,
};

const faultOf = (promise) => promise.then(() => undefined, ({ kind, field, reason }) => `${kind} ${field}: ${reason}`);

export const cases = [
  {
    name: 'a secret is exchanged while flows and tickets are open',
    async run({ assert, bonin, vectors }) {
      const former = createFixture({ bonin, vectors });
      const fixtureOf = (secret) => createFixture({ bonin, vectors }, { secret, fetch: former.provider.fetch });
      const redeem = (ticket, secret) => bonin.redeemTicket(ticket, { secret, now, store: storeOf() });
      const { ticket } = await former.confirm();
      const flow = await former.request();

      // First everybody learns to open what the new one seals, then it seals, then the old one goes.
      const learning = fixtureOf([SECRET, NEW]);
      const exchanged = fixtureOf([NEW, SECRET]);
      const after = await exchanged.confirm(flow);
      assert.equal(after.status, 200);
      for (const secret of [[NEW, SECRET], [SECRET, NEW]]) {
        for (const text of [ticket, after.ticket]) assert.equal((await redeem(text, secret)).provider, 'mobileok');
      }
      assert.equal((await redeem(after.ticket, NEW)).provider, 'mobileok');
      assert.equal(await faultOf(redeem(after.ticket, SECRET)), 'tampered ticket: tampered');
      assert.equal((await learning.confirm(await exchanged.request())).status, 200);

      const over = await fixtureOf([NEW]).confirm(flow);
      assert.deepEqual([over.status, over.error.reason], [400, 'badSnapshot']);
      assert.equal(await faultOf(redeem(ticket, [NEW])), 'tampered ticket: tampered');
    },
  },
  {
    name: 'what is too old is told as that, whichever secret sealed it',
    async run({ assert, bonin, vectors }) {
      const former = createFixture({ bonin, vectors });
      const flow = await former.request();
      const { ticket } = await former.confirm();
      const exchanged = createFixture({ bonin, vectors }, { secret: [NEW, SECRET] });
      exchanged.clock.now += 24 * 3_600_000;
      assert.equal((await exchanged.confirm(flow)).error.reason, 'flowExpired');
      const late = bonin.redeemTicket(ticket, { secret: [NEW, SECRET], now: () => NOON + 601_000 });
      assert.equal(await faultOf(late), 'expired ticket: ticketExpired');
    },
  },
  {
    name: 'lists of secrets: a former one that is not set is none, and each one is looked at',
    async run({ assert, bonin, vectors }) {
      const make = (secret) => bonin.createProxy({ secret, origins: [], providers: { mobileok: settings(vectors) } });
      for (const secret of [[SECRET], [SECRET, undefined], [SECRET, ''], [SECRET, NEW, undefined]]) await make(secret);
      assert.equal(await faultOf(make([])), 'config secret: missing');
      assert.equal(await faultOf(make([undefined, SECRET])), 'config secret.0: missing');
      assert.equal(await faultOf(make([SECRET, 'short'])), 'config secret.1: secretTooShort');
      assert.equal(await faultOf(make([SECRET, 'a'.repeat(40)])), 'config secret.1: weakSecret');
      assert.equal(await faultOf(make(Array(9).fill(SECRET))), 'config secret: outOfRange');
      const redeem = bonin.redeemTicket('x', { secret: [SECRET, 'short'] });
      assert.equal(await faultOf(redeem), 'config secret.1: secretTooShort');
    },
  },
  {
    name: 'what stands around a secret counts for nothing, on both sides alike',
    async run({ assert, bonin, vectors }) {
      for (const [label, around] of Object.entries(AROUND)) {
        const there = await createFixture({ bonin, vectors }, { secret: around(SECRET) }).confirm();
        await bonin.redeemTicket(there.ticket, { secret: SECRET, now, store: storeOf() });
        const here = await createFixture({ bonin, vectors }).confirm();
        const identity = await bonin.redeemTicket(here.ticket, { secret: around(SECRET), now, store: storeOf() });
        assert.equal(identity.provider, 'mobileok', label);
      }
    },
  },
  {
    name: 'weak secrets are faults, in the proxy and in the backend, and are not repeated',
    async run({ assert, bonin, vectors }) {
      const config = { origins: [], providers: { mobileok: settings(vectors) } };
      for (const [label, secret] of Object.entries(WEAK)) {
        const value = secret instanceof ArrayBuffer ? new Uint8Array(secret) : secret;
        const made = await bonin.createProxy({ ...config, secret: value }).then(
          () => undefined,
          (error) => error,
        );
        assert.deepEqual([made?.kind, made?.field, made?.reason], ['config', 'secret', 'weakSecret'], label);
        assert.ok(typeof secret !== 'string' || !JSON.stringify(made).includes(secret), label);
        assert.equal(await faultOf(bonin.redeemTicket('x', { secret: value })), 'config secret: weakSecret', label);
      }
      for (const secret of ['', ' '.repeat(40), '""', new Uint8Array(0)]) {
        assert.equal(await faultOf(bonin.createProxy({ ...config, secret })), 'config secret: secretTooShort');
      }
      for (const [label, make] of Object.entries(STRONG)) {
        assert.equal(await faultOf(bonin.createProxy({ ...config, secret: make() })), undefined, label);
      }
    },
  },
  {
    name: 'the fault of a secret says what the value looks like',
    async run({ assert, bonin }) {
      const table = {
        path: /path/,
        template: /not filled in/,
        placeholder: /placeholder/,
        pointer: /LFS/,
        'variable that is not set': /not set/,
      };
      for (const [name, says] of Object.entries(table)) {
        const refused = bonin.redeemTicket('x', { secret: WEAK[`a ${name}`], lang: 'en' });
        await assert.rejects(refused, ({ message }) => says.test(message));
      }
    },
  },
  {
    name: 'another audience opens neither flow nor ticket, though its secret is the same',
    async run({ assert, bonin, vectors }) {
      const audiences = ['shop/production', 'shop/staging', 'SHOP/production', undefined];
      const sealed = [];
      for (const audience of audiences) {
        const fixture = createFixture({ bonin, vectors }, { audience });
        const { ticket } = await fixture.confirm();
        sealed.push({ audience, fixture, ticket, flow: await fixture.request() });
      }
      for (const by of sealed) {
        for (const { audience, flow, ticket } of sealed) {
          const redeem = bonin.redeemTicket(ticket, { secret: SECRET, audience: by.audience, now, store: storeOf() });
          const expected = audience === by.audience ? undefined : 'tampered ticket: tampered';
          assert.equal(await faultOf(redeem), expected);
          const confirmed = await by.fixture.confirm(flow);
          assert.equal(confirmed.error?.reason, audience === by.audience ? undefined : 'badSnapshot');
        }
      }
    },
  },
  {
    name: 'an audience is a name, and what stands around it counts for nothing',
    async run({ assert, bonin, vectors }) {
      const { ticket } = await createFixture({ bonin, vectors }, { audience: ' "shop"\n' }).confirm();
      const identity = await bonin.redeemTicket(ticket, { secret: SECRET, audience: 'shop', now, store: storeOf() });
      assert.equal(identity.provider, 'mobileok');
      for (const audience of ['', ' ', 'undefined', '${SITE}', 'x'.repeat(201), '\ud800']) {
        const fault = await faultOf(bonin.redeemTicket(ticket, { secret: SECRET, audience }));
        assert.equal(fault, 'config audience: badAudience', audience);
      }
      const numbered = bonin.redeemTicket(ticket, { secret: SECRET, audience: 7 });
      assert.equal(await faultOf(numbered), 'config audience: notText');
    },
  },
  {
    name: 'a ticket of another session is refused, and not used up',
    async run({ assert, bonin, vectors }) {
      const { ticket } = await createFixture({ bonin, vectors }).confirm();
      const store = storeOf();
      const redeem = (options) => bonin.redeemTicket(ticket, { secret: SECRET, now, store, ...options });
      const others = ['nonce of another', 'nonce of the sessiom', 'nonce of the session ', 'NONCE OF THE SESSION'];
      for (const nonce of others) {
        assert.equal(await faultOf(redeem({ nonce })), 'rejected nonce: wrongNonce');
      }
      // A session without one would take any ticket.
      for (const nonce of [undefined, null, '']) {
        assert.equal(await faultOf(redeem({ nonce })), 'config nonce: missing');
      }
      assert.equal(await faultOf(redeem({ nonce: 7 })), 'config nonce: notText');
      assert.equal((await redeem({ nonce: 'nonce of the session' })).nonce, 'nonce of the session');
      assert.equal(await faultOf(redeem({ nonce: 'nonce of the session' })), 'rejected ticket: resultUsed');
    },
  },
];

/** A store of its own, since a ticket is redeemed once per store. */
function storeOf() {
  const keys = new Set();
  return {
    put: async (key) => void keys.add(key),
    take: async (key) => (keys.delete(key) ? 'used' : undefined),
    putIfAbsent: async (key) => !keys.has(key) && Boolean(keys.add(key)),
  };
}
