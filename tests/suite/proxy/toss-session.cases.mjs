import { openSession, side } from './toss-side.mjs';

const TEXTS = ['', '김토스', '01011112222', '👩‍👩‍👧‍👦 🇰🇷', '\0\n$', '\ufeff김', '가'.repeat(1000)];
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const OVER = { name: 'BoninError', kind: 'misuse', reason: 'notNow', field: 'session', next: 'restart' };

// Encrypting and decrypting are no promises; asserted on like those, since one kind of assertion is enough.
const refuses = (assert, run, members) => assert.rejects((async () => run())(), members);

export const cases = [
  {
    name: 'every row of the Java SDK is met, both ways',
    async run({ assert, bonin, toss }) {
      assert.equal(toss.vectors.length, 9);
      for (const { name, serializedSession, sessionKey, privateKeyPkcs8Base64, ...row } of toss.vectors) {
        const { encrypt, decrypt, ...rest } = await bonin.TossSession.restore(serializedSession);
        assert.deepEqual(rest, { sessionKey: undefined });
        assert.equal(encrypt(row.plaintext), row.ciphertext, name);
        assert.equal(decrypt(row.ciphertext), row.plaintext, name);
        const publicKey = row.publicKeySpkiBase64;
        const sealed = await bonin.TossSession.restore(serializedSession, { publicKey });
        for (const key of [sessionKey, sealed.sessionKey]) {
          assert.equal((await openSession(key, privateKeyPkcs8Base64)).payload, row.sessionPayload, name);
          assert.equal(key.length, sessionKey.length);
        }
      }
    },
  },
  {
    name: 'what the Java SDK refuses is refused, and the junk that it takes too',
    async run({ assert, bonin, toss }) {
      assert.equal(toss.decryptBehaviour.length, 14);
      for (const { serializedSession, input } of toss.decryptBehaviour) {
        const session = await bonin.TossSession.restore(serializedSession, { lang: 'en' });
        const errors = ['x', input].map((field) => thrown(() => session.decrypt(field)));
        assert.deepEqual(errors[1], errors[0]);
        assert.deepEqual([errors[1].kind, errors[1].reason, errors[1].next], ['tampered', 'tampered', 'restart']);
      }
    },
  },
  {
    name: "Toss's side opens a new session and reads its fields",
    async run({ assert, bonin, toss }) {
      for (const [mode, algorithm, keyLength] of modes()) {
        const session = await bonin.TossSession.generate({ ...publicKey(toss), mode });
        const opened = await openSession(session.sessionKey, privateKey(toss));
        assert.deepEqual([opened.tag, opened.more, opened.keyLength], ['v1_0.0.14', [], keyLength]);
        assert.match(opened.id, UUID_V4);
        assert.equal(opened.payload.split('$')[0], algorithm);
        for (const text of TEXTS) {
          const field = session.encrypt(text);
          assert.equal(await opened.read(field), text);
          assert.equal(session.decrypt(field), text);
          assert.equal(session.encrypt(text), field);
        }
      }
    },
  },
  {
    name: "a new session reads what Toss's side writes, and nothing that was changed on the way",
    async run({ assert, bonin, toss }) {
      for (const [mode] of modes()) {
        const session = await bonin.TossSession.generate({ ...publicKey(toss), mode });
        const { write, writeBytes } = await openSession(session.sessionKey, privateKey(toss));
        for (const text of TEXTS) assert.equal(session.decrypt(await write(text)), text);
        const field = await write('19930324');
        const bad = [undefined, null, 7, {}, '', `${field}$`, `${field}$x`, `${field} `, field.slice(1)];
        for (let at = 0; at < field.length; at += 1) bad.push(`${field.slice(0, at)}\u{d800}${field.slice(at + 1)}`);
        bad.push(await writeBytes(Uint8Array.of(0xff)), await writeBytes(Uint8Array.of(0xed, 0xa0, 0x80)));
        for (const wrong of bad) await refuses(assert, () => session.decrypt(wrong), { kind: 'tampered' });
      }
    },
  },
  {
    name: 'a session is random, and gcm unless told otherwise',
    async run({ assert, bonin, toss }) {
      const made = await Promise.all(Array.from({ length: 20 }, () => bonin.TossSession.generate(publicKey(toss))));
      const opened = await Promise.all(made.map(({ sessionKey }) => openSession(sessionKey, privateKey(toss))));
      assert.ok(opened.every(({ payload }) => payload.startsWith('AES_GCM$')));
      const parts = opened.flatMap(({ id, payload }) => [id, ...payload.split('$').slice(1)]);
      assert.equal(new Set(parts).size, 60);
    },
  },
  {
    name: 'a session serves one call: not a request and its result, nor another one later',
    async run({ assert, bonin, toss }) {
      const clock = { now: 1_795_361_400_000 };
      const generate = () => bonin.TossSession.generate({ ...publicKey(toss), now: () => clock.now });
      const request = await generate();
      const { write } = await openSession(request.sessionKey, privateKey(toss));
      for (const text of ['김토스', '01011112222', '19930324']) assert.equal(request.encrypt(text), await write(text));
      const late = await write('MALE');
      await refuses(assert, () => request.decrypt(late), OVER);
      clock.now += 60_001;
      await refuses(assert, () => request.encrypt('김토스'), OVER);
      const result = await generate();
      const answer = await openSession(result.sessionKey, privateKey(toss));
      for (const text of ['MALE', 'LOCAL']) assert.equal(result.decrypt(await answer.write(text)), text);
      await refuses(assert, () => result.encrypt('김토스'), OVER);
    },
  },
  {
    name: 'half a surrogate pair, and what is no text, is not encrypted',
    async run({ assert, bonin, toss }) {
      const session = await bonin.TossSession.generate(publicKey(toss));
      for (const bad of ['\ud800', 'a\udc00b', '\udc00\ud800', '🙂'.slice(0, 1), undefined, null, 7, ['x']]) {
        await refuses(assert, () => session.encrypt(bad), { kind: 'misuse', reason: 'notText', field: 'text' });
      }
    },
  },
  {
    name: 'wrong keys, modes and serialized sessions are misuse, and named',
    async run({ assert, bonin, toss }) {
      const { generate, restore } = bonin.TossSession;
      const key = publicKey(toss);
      const rows = [
        [() => generate(), 'publicKey', 'missing'],
        [() => generate(null), 'publicKey', 'missing'],
        [() => generate({ mode: 'gcm' }), 'publicKey', 'missing'],
        [() => generate({ publicKey: 7 }), 'publicKey', 'keyNotSpki'],
        [() => generate({ publicKey: `${key.publicKey}=` }), 'publicKey', 'keyNotSpki'],
        [() => generate({ ...key, mode: 'cbc' }), 'mode', 'notListed'],
        [() => generate({ ...key, mode: 7 }), 'mode', 'notListed'],
        [() => restore(), 'serialized', 'badSnapshot'],
        [() => restore('v1$x'), 'serialized', 'badSnapshot'],
        [() => restore(`${toss.vectors[0].serializedSession}$`), 'serialized', 'badSnapshot'],
        [() => restore(toss.vectors[0].serializedSession, { publicKey: 'AAAA' }), 'publicKey', 'keyNotSpki'],
      ];
      for (const [run, field, reason] of rows) {
        await assert.rejects(run(), { name: 'BoninError', kind: 'misuse', field, reason });
      }
      await assert.rejects(restore('x', { lang: 'en' }), { message: 'The stored flow cannot be read.' });
    },
  },
  {
    name: 'neither key nor text can be seen on a session or an error',
    async run({ assert, bonin, toss }) {
      const { serializedSession, plaintext } = toss.vectors[0];
      const session = await bonin.TossSession.restore(serializedSession);
      const custom = session[Symbol.for('nodejs.util.inspect.custom')]();
      assert.deepEqual([String(session), JSON.stringify({ session }), custom], [
        '[bonin session]',
        '{"session":"[bonin session]"}',
        '[bonin session]',
      ]);
      assert.deepEqual(Object.keys(session), ['sessionKey', 'encrypt', 'decrypt']);
      assert.ok(Object.isFrozen(session));
      const secrets = [plaintext, ...serializedSession.split('$').slice(3)];
      const wrong = await bonin.TossSession.restore(`${serializedSession}\n`).catch((error) => error);
      const said = JSON.stringify([wrong, wrong.message, wrong.stack, thrown(() => session.decrypt(`${plaintext}$`))]);
      for (const secret of secrets) assert.ok(!said.includes(secret));
    },
  },
  {
    name: "the side that these cases call Toss's agrees with the Java SDK",
    async run({ assert, toss }) {
      for (const { serializedSession, plaintext, ciphertext } of toss.vectors) {
        const { read, write } = await side(serializedSession);
        assert.deepEqual([await write(plaintext), await read(ciphertext)], [ciphertext, plaintext]);
      }
    },
  },
];

const modes = () => [
  ['gcm', 'AES_GCM', 32],
  ['cbc256', 'AES_CBC', 32],
  ['cbc128', 'AES_CBC', 16],
];

const publicKey = ({ vectors: [{ publicKeySpkiBase64 }] }) => ({ publicKey: publicKeySpkiBase64 });
const privateKey = ({ vectors: [{ privateKeyPkcs8Base64 }] }) => privateKeyPkcs8Base64;

function thrown(run) {
  try {
    return { nothing: run() };
  } catch (error) {
    return error.toJSON();
  }
}
