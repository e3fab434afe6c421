/** The published client, proxy and emulator together: one journey for each way of being asked. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createClient } from 'bonin';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { newEmulator } from '../emulator/party.mjs';
import { ars, pass, sms } from './support.mjs';

const secret = crypto.getRandomValues(new Uint8Array(32));
const number = '01012345678';
const sent = [];
let emulator;
let client;

before(async () => {
  emulator = await newEmulator();
  const { baseUrl, siteUrl, keyFile, password } = emulator.mobileok;
  const proxy = await createProxy({
    secret,
    basePath: '/bonin',
    origins: ['https://app.test'],
    now: emulator.now,
    fetch: (url, init) => emulator.fetch(new Request(url, init)),
    providers: { mobileok: { baseUrl, siteUrl, keyFile, password, clientPrefix: 'TEST' } },
  });
  const fetch = (url, init) => {
    sent.push(JSON.stringify(init));
    return proxy.fetch(new Request(url, { ...init, headers: { ...init.headers, origin: 'https://app.test' } }));
  };
  client = createClient({ proxyUrl: 'https://api.test/bonin', fetch, now: emulator.now, lang: 'en' });
});

async function begun(info) {
  const flow = client.mobileok();
  await flow.begin({ nonce: 'nonce-1' });
  await flow.request(info);
  return flow;
}

test('SMS: a wrong code, another code, the ticket; nothing personal on the way', async () => {
  const flow = await begun({ ...sms, userPhone: number });
  const phone = emulator.phone(number);
  const code = phone.latestCode();
  const wrong = code === '000000' ? '000001' : '000000';
  await assert.rejects(flow.confirm(wrong), { kind: 'rejected', code: '2910', next: 'retryCode' });
  assert.equal(flow.state.attemptsLeft, 2);
  await flow.resend();
  const resumed = client.resume(flow.snapshot());
  const { ticket } = await resumed.confirm(phone.latestCode());
  const identity = await redeemTicket(ticket, { secret, now: emulator.now });
  assert.equal(identity.name, sms.userName);
  assert.doesNotMatch(sent.join(), new RegExp(`${sms.userName}|${number}|${sms.userBirthday}`));
});

test('PASS: waited for, approved', async () => {
  const flow = await begun({ ...pass, userPhone: number });
  const approved = flow.waitForApproval();
  emulator.phone(number).approve();
  assert.ok((await approved).ticket);
  assert.equal(flow.state.name, 'verified');
});

test('PASS: waited for, declined', async () => {
  const flow = await begun({ ...pass, userPhone: number });
  const declined = assert.rejects(flow.waitForApproval(), { kind: 'rejected' });
  emulator.phone(number).decline();
  await declined;
});

test('ARS: not answered, called again, keyed in', async () => {
  const flow = await begun({ ...ars, userPhone: number });
  const phone = emulator.phone(number);
  await flow.call();
  phone.miss();
  await assert.rejects(flow.confirm(), { next: 'callAgain' });
  await flow.call();
  phone.answer();
  phone.key(flow.state.arsNumber);
  assert.ok((await flow.waitForApproval()).ticket);
});
