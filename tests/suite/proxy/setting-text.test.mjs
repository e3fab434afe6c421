/** Settings as environments, files and secret stores give them; and keys that are exchanged while the proxy runs. */
import assert from 'node:assert/strict';
import { createCipheriv, createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as bonin from 'bonin/proxy';
import { exchanged } from '../../../pkg/proxy/exchanged.js';
import { createFixture, SECRET, settings } from './fixture.mjs';
import { createProvider } from './provider.mjs';

const vectors = JSON.parse(readFileSync(new URL('../../vectors/mobileok.json', import.meta.url), 'utf8'));
const { base64, password, serviceId, serverPrivateKeyPkcs8 } = vectors.keyFile;
const bytes = Buffer.from(base64, 'base64');
const bom = '\ufeff';
const lined = (text, end = '\n') => text.replace(/.{64}/g, `$&${end}`);
const pem = (label, body, end = '\n') =>
  `-----BEGIN ${label}-----${end}${lined(body, end)}${end}-----END ${label}-----${end}`;
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 4096\n`;

const rsa = (options) => generateKeyPairSync('rsa', { modulusLength: 2048, ...options });
const written = (key, type) => key.export({ type, format: 'der' }).toString('base64');
const OTHER = rsa();
const SERVER = { key: Buffer.from(serverPrivateKeyPkcs8, 'base64'), format: 'der', type: 'pkcs8' };

/** A key file as the provider makes one. */
function keyFileOf({ privateKey }, word = password) {
  const json = JSON.stringify({
    ServiceId: serviceId,
    ClientPrivateKey: written(privateKey, 'pkcs8'),
    ServerPublicKey: createPublicKey(SERVER).export({ type: 'spki', format: 'der' }).toString('base64'),
  });
  const first = createHash('sha256').update(word).digest();
  const hashes = Buffer.concat([first, createHash('sha256').update(first).digest()]);
  const key = Buffer.concat([hashes.subarray(0, 16), hashes.subarray(48)]);
  const cipher = createCipheriv('aes-256-cbc', key, hashes.subarray(32, 48));
  return Buffer.concat([cipher.update(json), cipher.final()]);
}

const faultsOf = (promise) =>
  promise.then(
    () => [],
    ({ faults, field, reason, message }) => faults ?? [{ field, reason, message }],
  );
const make = (providers) => bonin.createProxy({ secret: SECRET, origins: [], lang: 'en', providers });

test('a key file, in every form in which it is one', async () => {
  const forms = {
    bytes,
    'a buffer of bytes': new Uint8Array(bytes).buffer,
    base64,
    'base64 in lines': lined(base64, '\r\n'),
    'base64 with line ends written out': lined(base64, '\\n'),
    base64url: bytes.toString('base64url'),
    'base64 without padding': base64.replace(/=+$/, ''),
    hex: bytes.toString('hex'),
    'hex in capital letters': lined(bytes.toString('hex').toUpperCase()),
    'a data URL': `data:application/octet-stream;base64,${base64}`,
    'with quotes, blanks and a mark': `${bom} "${base64}"\n`,
    'the bytes of such a text': Buffer.from(`${bom}${lined(base64)}\n`),
  };
  for (const [label, form] of Object.entries(forms)) {
    assert.equal((await bonin.openKeyFile(form, password)).serviceId, serviceId, label);
  }
  for (const word of [`${password}\n`, ` ${password}`, `"${password}"`, `${bom}${password}\r\n`]) {
    assert.equal((await bonin.openKeyFile(bytes, word)).serviceId, serviceId);
  }
  // What belongs to a password stays: the file decides.
  assert.equal((await bonin.openKeyFile(keyFileOf(OTHER, ' a "b" \n'), ' a "b" \n')).serviceId, serviceId);
  assert.deepEqual((await faultsOf(bonin.openKeyFile(bytes, `${password}x\n`))).map(({ reason }) => reason), [
    'keyFileLocked',
  ]);
});

test('what is no key file is told by what it looks like', async () => {
  const table = [
    ['/etc/mok_keyInfo.dat', /path/],
    ['/run/secrets/mok', /path/],
    ['./mok_keyInfo.dat', /path/],
    ['C:\\keys\\mok_keyInfo.dat', /path/],
    ['file:///etc/mok_keyInfo.dat', /path/],
    ['mok_keyInfo.dat', /path/],
    [POINTER, /LFS/],
    [Buffer.from(POINTER), /LFS/],
    ['', /empty/],
    [' \n', /empty/],
    ['""', /empty/],
    [new Uint8Array(0), /empty/],
    ['${MOK_KEY_FILE}', /not filled in/],
    ['{{ mok.keyFile }}', /not filled in/],
    ['undefined', /not set/],
    ['<your key file here>', /not filled in/],
    ['arn:aws:secretsmanager:ap-northeast-2:0:secret:mok', /reference/],
  ];
  for (const [keyFile, says] of table) {
    const [fault, ...others] = await faultsOf(make({ mobileok: { ...settings(vectors), keyFile } }));
    assert.deepEqual([fault?.field, fault?.reason, others.length], ['providers.mobileok.keyFile', 'keyFileCorrupt', 0]);
    assert.match(fault.message, says, String(keyFile));
  }
});

test('a key file whose key is too small, too large or of an odd exponent is refused as it is read', async () => {
  const table = [
    [{ modulusLength: 512 }, 'keySize'],
    [{ modulusLength: 1024 }, 'keySize'],
    [{ modulusLength: 2040 }, 'keySize'],
    [{ modulusLength: 2048, publicExponent: 3 }, undefined],
  ];
  for (const [options, reason] of table) {
    const faults = await faultsOf(bonin.openKeyFile(keyFileOf(rsa(options)), password));
    assert.deepEqual([faults[0]?.field, faults[0]?.reason], [reason && 'keyFile', reason], JSON.stringify(options));
  }
  for (const exponent of ['01', '02', '010000', '010000000f']) {
    const e = Buffer.from(exponent, 'hex').toString('base64url');
    const jwk = { ...OTHER.privateKey.export({ format: 'jwk' }), e };
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    const [fault] = await faultsOf(bonin.openKeyFile(keyFileOf({ privateKey }), password));
    assert.ok(['keyExponent', 'keyFileCorrupt'].includes(fault?.reason), exponent);
  }
});

const SPKI = written(OTHER.publicKey, 'spki');
const toss = { clientId: 'id', clientSecret: 'secret', publicKey: SPKI, environment: 'production' };

test('a public key, in every form in which it is one', async () => {
  const der = Buffer.from(SPKI, 'base64');
  const forms = {
    PEM: pem('PUBLIC KEY', SPKI),
    'PEM with line ends written out': pem('PUBLIC KEY', SPKI, '\\n'),
    'PEM with line ends of Windows': `${bom}${pem('PUBLIC KEY', SPKI, '\r\n')}`,
    'PEM in one line': pem('PUBLIC KEY', SPKI, ' '),
    'PEM in quotes': `"${pem('PUBLIC KEY', SPKI, '\\n')}"`,
    DER: new Uint8Array(der),
    'the bytes of PEM': Buffer.from(pem('PUBLIC KEY', SPKI)),
    base64: `${SPKI}\n`,
    'base64 in lines': lined(SPKI),
    base64url: der.toString('base64url'),
    hex: der.toString('hex'),
  };
  for (const [label, publicKey] of Object.entries(forms)) {
    assert.deepEqual(await faultsOf(make({ tossCert: { ...toss, publicKey } })), [], label);
  }
  const { privateKey } = OTHER;
  const never = [
    [pem('PRIVATE KEY', written(privateKey, 'pkcs8')), /private key/],
    [pem('RSA PRIVATE KEY', written(privateKey, 'pkcs1')), /private key/],
    [pem('CERTIFICATE', SPKI), /certificate/],
    [pem('PUBLIC KEY', SPKI).slice(0, 200), /PEM that cannot be read/],
    [pem('PUBLIC KEY', SPKI) + pem('PUBLIC KEY', SPKI), /PEM that cannot be read/],
  ];
  for (const [publicKey, says] of never) {
    const [fault, ...others] = await faultsOf(make({ tossCert: { ...toss, publicKey } }));
    assert.deepEqual([fault.field, fault.reason, others.length], ['providers.tossCert.publicKey', 'keyNotSpki', 0]);
    assert.match(fault.message, says);
    assert.ok(!fault.message.includes(SPKI.slice(100, 120)));
  }
});

test('certificates as a list, as one file of several, and as DER', async () => {
  const file = new URL('../../vectors/toss_signature.json', import.meta.url);
  const { root } = JSON.parse(readFileSync(file, 'utf8')).certificates;
  const body = root.replace(/-----[^-]+-----|\s/g, '');
  const one = pem('CERTIFICATE', body);
  const forms = [[one], one, `${one}\n${one}`, [`${one}${one}`], pem('CERTIFICATE', body, '\\n'), [lined(body)]];
  for (const roots of [...forms, [new Uint8Array(Buffer.from(body, 'base64'))], Buffer.from(one)]) {
    assert.deepEqual(await faultsOf(make({ tossCert: { ...toss, roots } })), []);
  }
  for (const roots of ['x', 'roots.pem', [], ['x'], 7]) {
    const [fault] = await faultsOf(make({ tossCert: { ...toss, roots } }));
    assert.match(fault?.field ?? '', /^providers\.tossCert\.roots/, String(roots));
  }
});

test('what stands around any setting counts for nothing, and what was not filled in is a fault', async () => {
  const around = { ...toss, environment: ' production\n', clientId: '"id"', clientSecret: `${bom}secret\r\n` };
  assert.deepEqual(await faultsOf(make({ tossCert: { ...around, expireSeconds: '300' } })), []);
  const ompass = { baseUrl: ' https://ompass.shop.example/ \n', secretKey: "'key'", pageHosts: [' a.example\n'] };
  assert.deepEqual(await faultsOf(make({ ompass })), []);
  for (const value of ['${TOSS_ID}', '$TOSS_ID', '%TOSS_ID%', '{{ id }}', 'undefined', 'null', '<client id>']) {
    const faults = await faultsOf(make({ tossCert: { ...toss, clientId: value } }));
    const [first, ...others] = faults;
    assert.deepEqual([first.field, first.reason], ['providers.tossCert.clientId', 'badSetting']);
    assert.equal(others.length, 0);
    assert.match(faults[0].message, /not filled in|not set/);
  }
});

test('the emulator’s secrets are refused for a real service, at every provider', async () => {
  const { createEmulator } = await import('bonin/emulator');
  const { mobileok, tossCert, ompass, passni } = await createEmulator();
  const real = 'https://provider.shop.co.kr';
  const { baseUrl, siteUrl, keyFile, password } = mobileok;
  const table = {
    mobileok: [{ baseUrl: real, siteUrl, keyFile, password }, ['keyFile']],
    tossCert: [{ ...tossCert, baseUrl: real, oauthUrl: real }, ['clientId', 'clientSecret']],
    ompass: [{ ...ompass, baseUrl: real }, ['secretKey', 'clientId']],
    passni: [{ ...passni, bridgeUrl: real, pageUrl: 'https://shop.co.kr/' }, ['bridgeSecret']],
  };
  for (const [name, [given, fields]] of Object.entries(table)) {
    const config = { secret: SECRET, origins: [], clientAddress: 'connection', providers: { [name]: given } };
    const faults = await faultsOf(bonin.createProxy(config));
    const expected = fields.map((field) => `providers.${name}.${field}: emulatorKey`).sort();
    assert.deepEqual(faults.map(({ field, reason }) => `${field}: ${reason}`).sort(), expected);
  }
  for (const at of [baseUrl, 'http://localhost:4001', 'http://emulator:4001', 'https://emulator.internal']) {
    await make({ ompass: { ...ompass, baseUrl: at }, mobileok: { baseUrl: at, siteUrl, keyFile, password } });
  }
});

test('a key file is exchanged while the proxy runs, and the former one still opens for an hour', async () => {
  let current = bytes;
  let asked = 0;
  const keyFile = async () => {
    asked += 1;
    return current;
  };
  const providers = { mobileok: { ...settings(vectors), keyFile } };
  const sealing = { former: createProvider(vectors) };
  sealing.next = createProvider({ ...vectors, publicKeySpki: SPKI });
  let by = 'former';
  const fetch = (...order) => sealing[by].fetch(...order);
  const fixture = createFixture({ bonin, vectors }, { providers, fetch });
  const confirmed = async (whose) => {
    by = whose;
    return (await fixture.confirm()).status;
  };
  assert.deepEqual([await confirmed('former'), asked], [200, 1]);
  current = keyFileOf(OTHER);
  assert.deepEqual([await confirmed('former'), asked], [200, 1], 'it is not read again while all is well');
  assert.deepEqual([await confirmed('next'), asked], [200, 2], 'a result that does not open');
  assert.deepEqual([await confirmed('former'), asked], [200, 2], 'the former one still opens');
});

test('a former key opens for an hour, whatever the clock is set to', async () => {
  const { key } = await bonin.openKeyFile(bytes, password);
  const { key: next } = await bonin.openKeyFile(keyFileOf(OTHER), password);
  const publicKey = Buffer.from(vectors.publicKeySpki, 'base64');
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
  const sealing = await crypto.subtle.importKey('spki', publicKey, algorithm, false, ['encrypt']);
  const sealed = await crypto.subtle.encrypt(algorithm, sealing, Buffer.from('text'));
  const task = { profile: 'RSA-OAEP-256', data: Buffer.from(sealed).toString('base64') };
  let now = 0;
  const keys = exchanged({ key, mark: 'a' }, { now: () => now, again: async () => ({ key: next, mark: 'b' }) });
  assert.equal(await keys.renew(), true);
  const opens = async (time) => {
    now = time;
    return (await keys.decrypt(task)) === btoa('text');
  };
  for (const time of [0, 3_599_000, -1e9]) assert.equal(await opens(time), true);
  assert.equal(await opens(3_600_000), false);
});

test('a key file is read again once a minute at most, and one that cannot be had changes nothing', async () => {
  const answers = [bytes];
  let asked = 0;
  const keyFile = async () => {
    asked += 1;
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const providers = { mobileok: { ...settings(vectors), keyFile } };
  const good = createProvider(vectors);
  const bad = createProvider({ ...vectors, publicKeySpki: SPKI });
  let provider = bad;
  const fixture = createFixture({ bonin, vectors }, { providers, fetch: (...order) => provider.fetch(...order) });
  const refused = async () => (await fixture.confirm()).error?.kind;
  const now = fixture.clock.now;
  assert.deepEqual([await refused(), await refused(), await refused(), asked], ['tampered', 'tampered', 'tampered', 2]);
  answers[0] = new Error('the vault is away');
  fixture.clock.now = now + 59_000;
  assert.deepEqual([await refused(), asked], ['tampered', 2]);
  fixture.clock.now = now + 60_000;
  assert.deepEqual([await refused(), asked], ['tampered', 3]);
  provider = good;
  assert.deepEqual([await refused(), asked], [undefined, 3]);
  provider = bad;
  answers[0] = Buffer.from('no key file');
  fixture.clock.now = now + 120_000;
  assert.deepEqual([await refused(), asked], ['tampered', 4]);
  provider = good;
  assert.equal(await refused(), undefined);
  answers[0] = keyFileOf(OTHER);
  provider = bad;
  fixture.clock.now = now + 180_000;
  assert.deepEqual([await refused(), asked], [undefined, 5]);
});

test('a secret of the site is exchanged while the proxy runs', async () => {
  const { createEmulator } = await import('bonin/emulator');
  const emulator = await createEmulator();
  const { now, ompass } = emulator;
  let [secretKey, asked] = ['not-the-one', 0];
  const given = () => {
    asked += 1;
    return secretKey;
  };
  const config = { secret: SECRET, origins: [], now, fetch: emulator.fetch };
  const proxy = await bonin.createProxy({ ...config, providers: { ompass: { ...ompass, secretKey: given } } });
  const begin = async () => {
    const body = JSON.stringify({ method: 'u2f', userId: 'kim' });
    const headers = { 'content-type': 'application/json' };
    const request = new Request('https://proxy.example/bonin/ompass/begin', { method: 'POST', headers, body });
    return (await (await proxy.fetch(request)).json()).error?.kind;
  };
  assert.deepEqual([await begin(), asked], ['config', 2]);
  secretKey = ompass.secretKey;
  assert.deepEqual([await begin(), asked], ['config', 2], 'within the minute');
  emulator.control.advance(60_000);
  assert.deepEqual([await begin(), asked], [undefined, 3]);
  assert.deepEqual([await begin(), asked], [undefined, 3]);
});

test('a secret that cannot be had for a moment is no fault of the configuration', async () => {
  let away = true;
  const clientSecret = async () => {
    if (away) throw new Error('the vault is away');
    return 'secret';
  };
  const proxy = bonin.createProxy({ secret: SECRET, origins: [], providers: { tossCert: { ...toss, clientSecret } } });
  const field = 'providers.tossCert.clientSecret';
  await assert.rejects(proxy, { kind: 'network', reason: 'secretUnavailable', field });
  away = false;
  assert.equal((await proxy.fetch(new Request('https://proxy.example/bonin/health'))).status, 200);
});
