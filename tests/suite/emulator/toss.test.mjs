// Toss cert through the package, against a relying party made of node:crypto.
import assert from 'node:assert/strict';
import { X509Certificate, createPublicKey } from 'node:crypto';
import { test } from 'node:test';
import { serve } from 'bonin/emulator/node';
import { newEmulator } from './party.mjs';
import { PERSON, createTossParty, verifyToss } from './toss-party.mjs';

const PHONE = PERSON.userPhone;

test('its settings are a proxy’s', async () => {
  const { tossCert } = await newEmulator();
  assert.deepEqual(Object.keys(tossCert), ['baseUrl', 'oauthUrl', 'clientId', 'clientSecret', 'publicKey', 'roots']);
  assert.match(tossCert.clientId, /^bonin-emulator/);
  const der = Buffer.from(tossCert.publicKey, 'base64');
  assert.equal(createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyType, 'rsa');
  const [root, ...others] = tossCert.roots.map((pem) => new X509Certificate(pem));
  assert.deepEqual(others, []);
  assert.ok(root.ca && root.verify(root.publicKey));
  assert.match(root.subject, /never in production/);
  assert.notEqual((await newEmulator()).tossCert.clientSecret, tossCert.clientSecret);
});

for (const session of [{}, { version: 'v1' }, { mode: 'cbc256' }, { mode: 'cbc128' }]) {
  test(`from request to result, with a session ${JSON.stringify(session)}`, async () => {
    const emulator = await newEmulator();
    const party = createTossParty(emulator, { session });
    const { success } = await party.request();
    assert.equal((await party.status(success.txId)).success.status, 'REQUESTED');
    assert.deepEqual({ ...emulator.phone(PHONE).prompt(), at: 0 }, { app: 'Toss', at: 0, state: 'waiting' });
    emulator.phone(PHONE).approve();
    assert.equal((await party.status(success.txId)).success.status, 'COMPLETED');
    const result = await party.result(success.txId);
    assert.equal(result.http, 200);
    const { ci, di, gender, ...rest } = result.person();
    assert.deepEqual(rest, {
      name: PERSON.userName,
      birthday: PERSON.userBirthday,
      nationality: 'LOCAL',
      ageGroup: 'ADULT',
      ci2: null,
      ciUpdate: null,
    });
    assert.match(`${ci} ${di} ${gender}`, /^[\w+/]{86}== [\w+/]{64} (FEMALE|MALE)$/);
    assert.equal((await party.result(success.txId)).person().ci, ci);
    assert.equal((await party.result(success.txId)).error.errorCode, 'CE3101');
  });
}

test('declined, ignored, and never answered', async () => {
  const emulator = await newEmulator();
  const party = createTossParty(emulator);
  for (const act of [(phone) => phone.decline(), (phone) => phone.ignore(), () => emulator.control.advance(600_000)]) {
    const { success } = await party.request();
    act(emulator.phone(PHONE));
    assert.equal((await party.status(success.txId)).success.status, 'EXPIRED');
    const refused = await party.result(success.txId);
    assert.deepEqual([refused.http, refused.error.errorCode, refused.success], [400, 'CE3103', null]);
  }
});

test('a key that is not the service’s opens nothing', async () => {
  const emulator = await newEmulator();
  const { tossCert } = emulator;
  const other = (await newEmulator({ keys: undefined })).tossCert.publicKey;
  const party = createTossParty({ ...emulator, tossCert: { ...tossCert, publicKey: other } });
  assert.equal((await party.request()).error.errorCode, 'CE3001');
});

test('requests that cross each other keep apart', async () => {
  const emulator = await newEmulator();
  const party = createTossParty(emulator);
  const people = Array.from({ length: 12 }, (_, i) => ({ ...PERSON, userPhone: `010333300${i + 10}` }));
  const asked = await Promise.all(people.map((person) => party.request(person)));
  for (const { userPhone } of people) emulator.phone(userPhone).approve();
  const results = await Promise.all(asked.map(({ success }) => party.result(success.txId)));
  assert.deepEqual(results.map(({ success }) => success.txId), asked.map(({ success }) => success.txId));
  for (const result of results) assert.equal(result.person().name, PERSON.userName);
});

test('every altered field is refused by another library', async () => {
  const emulator = await newEmulator();
  for (const part of ['base64', 'ciphertext', 'extra', 'id', 'session', 'tag', 'version']) {
    emulator.control.fault({ provider: 'tossCert', kind: 'field', part });
    const result = await verifyToss(emulator);
    assert.throws(() => result.person(), part);
  }
  emulator.control.fault({ provider: 'tossCert', kind: 'field', name: 'name', part: 'plain' });
  assert.equal((await verifyToss(emulator)).success.personalData.name, PERSON.userName);
});

test('the log names what came and tells nothing; counts are kept', async () => {
  const emulator = await newEmulator();
  const { success } = await verifyToss(emulator);
  const log = emulator.control.log();
  const lines = log.map(({ provider, step, code }) => `${provider} ${step} ${code}`);
  assert.deepEqual(lines, ['tossCert token 200', 'tossCert request SUCCESS', 'tossCert result SUCCESS']);
  assert.deepEqual(log[1].sealed, Object.keys(PERSON));
  for (const value of [...Object.values(PERSON), success.txId, emulator.tossCert.clientSecret]) {
    assert.ok(!JSON.stringify(log).includes(value));
  }
  assert.deepEqual(emulator.control.counts('tossCert'), { token: 1, request: 1, result: 1 });
  assert.deepEqual(emulator.control.counts(), {});
});

test('tokens end by the clock that all share', async () => {
  const emulator = await newEmulator();
  emulator.control.options({ provider: 'tossCert', expiresIn: 60 });
  const party = createTossParty(emulator);
  const { success } = await party.request();
  emulator.control.advance(60_000);
  assert.deepEqual((await party.status(success.txId)).error.errorCode, 'CE1000');
});

test('the window leads back to where the service is', async (t) => {
  const emulator = await newEmulator();
  const server = await serve(emulator);
  t.after(server.close);
  const at = { ...emulator, fetch, tossCert: { ...emulator.tossCert, baseUrl: server.url, oauthUrl: server.url } };
  const { success } = await createTossParty(at).post('request', { requestType: 'USER_NONE' });
  assert.ok(success.authUrl.startsWith(`${server.url}/`));
  const opened = await fetch(success.authUrl, { method: 'POST', body: new URLSearchParams({ txId: success.txId }) });
  assert.equal(opened.url, `${server.url}/toss/window/?txId=${success.txId}`);
  assert.equal(opened.headers.get('bonin-emulator'), 'never-in-production');
  assert.match(opened.headers.get('content-security-policy'), /^default-src 'self'/);
  const text = await opened.text();
  assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:/);
  for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
    assert.equal((await fetch(new URL(file, opened.url))).status, 200, file);
  }
  const act = (action, body) =>
    fetch(new URL(`api/${success.txId}/${action}`, opened.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  assert.equal((await act('identify', PERSON)).status, 200);
  assert.equal(emulator.phone(PHONE).prompt().state, 'waiting');
  assert.equal((await (await act('approve', {})).json()).status, 'COMPLETED');
});

test('an order of one provider is refused by another', async () => {
  const { control } = await newEmulator();
  assert.throws(() => control.fault({ kind: 'field', part: 'tag' }), { kind: 'misuse', field: 'kind' });
  assert.throws(() => control.fault({ provider: 'nobody', kind: 'drop' }), { kind: 'misuse', field: 'provider' });
  assert.throws(() => control.numbers('nobody'), { kind: 'misuse', field: 'provider' });
});
