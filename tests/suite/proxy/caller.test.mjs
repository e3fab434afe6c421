/** Whose call it is: an address is believed from where the operator said, and from nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProxy } from 'bonin/proxy';
import { callerOf, readClientAddress } from '../../../pkg/proxy/caller.js';
import { incomingOf } from '../../../pkg/proxy/incoming.js';

const AGENT = 'Mozilla/5.0 (test)';

function caller(setting, headers = {}, info) {
  const addressOf = readClientAddress(setting, () => assert.fail('refused'));
  const request = new Request('https://proxy.example', { headers: { 'user-agent': AGENT, ...headers } });
  return callerOf(incomingOf(request, info), addressOf, { timeoutMs: 1000, lang: 'en' });
}

test('nobody is believed unless the operator says whom', async () => {
  assert.equal(await caller(undefined, { 'x-forwarded-for': '192.0.2.1' }, { remoteAddress: '192.0.2.2' }), undefined);
});

test('the list that proxies append to is read from its end', async () => {
  const headers = { 'x-forwarded-for': '10.0.0.1, 192.0.2.1, 198.51.100.7' };
  assert.deepEqual(await caller({ header: 'x-forwarded-for' }, headers), { ip: '198.51.100.7', userAgent: AGENT });
  assert.equal((await caller({ header: 'X-Forwarded-For', proxies: 2 }, headers)).ip, '192.0.2.1');
  assert.equal((await caller({ header: 'x-forwarded-for', proxies: 4 }, headers)).ip, undefined);
});

test('the connection, or a function, says it where that is the setting', async () => {
  const connection = { remoteAddress: '::ffff:192.0.2.2' };
  assert.equal((await caller('connection', { 'x-forwarded-for': '10.0.0.1' }, connection)).ip, '192.0.2.2');
  assert.equal((await caller('connection')).ip, undefined);
  assert.equal((await caller((request) => request.headers.get('x-own'), { 'x-own': '192.0.2.3' })).ip, '192.0.2.3');
  assert.equal((await caller(async () => '192.0.2.4')).ip, '192.0.2.4');
});

const addresses = {
  ' 192.0.2.1 ': '192.0.2.1',
  '192.0.2.1:443': '192.0.2.1',
  '[2001:db8::1]:443': '2001:db8::1',
  '2001:db8::1': '2001:db8::1',
  unknown: undefined,
  '_hidden': undefined,
  '': undefined,
  '192.0.2.1; drop': undefined,
};
for (const [given, ip] of Object.entries(addresses)) {
  test(`'${given}' is ${ip ?? 'no address'}`, async () => assert.equal((await caller(() => given)).ip, ip));
}

test('it is missing where a provider needs it, and wrong where it is wrong', async () => {
  const faultsOf = (clientAddress) =>
    createProxy({ clientAddress, providers: { passni: {} } }).then(assert.fail, ({ faults }) =>
      faults.filter(({ field }) => field.startsWith('clientAddress')).map(({ field, reason }) => [field, reason]),
    );
  assert.deepEqual(await faultsOf(undefined), [['clientAddress', 'missing']]);
  assert.deepEqual(await faultsOf('x-real-ip'), [['clientAddress', 'notListed']]);
  assert.deepEqual(await faultsOf({ header: 'a b' }), [['clientAddress.header', 'notListed']]);
  assert.deepEqual(await faultsOf('connection'), []);
});

for (const [field, setting] of Object.entries({
  clientAddress: 'x-forwarded-for',
  'clientAddress.header': { header: 'x forwarded' },
  'clientAddress.proxies': { header: 'x-forwarded-for', proxies: 0 },
  'clientAddress.trusted': { header: 'x-forwarded-for', trusted: 1 },
})) {
  test(`a wrong setting is named: ${field}`, async () => {
    const made = createProxy({ clientAddress: setting });
    const error = await made.then(assert.fail, (error) => error);
    assert.ok(error.faults.some((fault) => fault.field === field));
  });
}
