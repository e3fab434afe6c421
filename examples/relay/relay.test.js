// The relay between a proxy and the emulator: a person is verified by way of it, and nobody gets anywhere else.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { createClient } from 'bonin';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { createProxy } from 'bonin/proxy';
import { createRelay } from './relay.js';
import { through } from './through.js';

const token = 'a token of this test, of no use elsewhere';

async function started(options) {
  const server = createRelay({ token, ...options });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

test('a person is verified by way of it, and it sees nothing of them', async (t) => {
  const emulator = await createEmulator();
  const provider = await serve(emulator);
  const { host } = new URL(provider.url);
  const seen = [];
  const to = (to, path) => (to === host ? provider.url + path : undefined);
  const { server, origin } = await started({ to });
  t.after(() => Promise.all([provider.close(), server.close(), server.closeAllConnections()]));
  server.on('request', (req) => req.on('data', (chunk) => seen.push(String(chunk))));

  const { siteUrl, keyFile, password } = emulator.mobileok;
  const proxy = await createProxy({
    secret: crypto.getRandomValues(new Uint8Array(32)),
    origins: [],
    fetch: through(origin, token, [host]),
    providers: { mobileok: { baseUrl: provider.url, siteUrl, keyFile, password } },
  });
  const toProxy = (url, init) => proxy.fetch(new Request(url, init));
  const flow = createClient({ proxyUrl: 'http://proxy.test/bonin', fetch: toProxy }).mobileok();
  await flow.begin();
  await flow.request({
    serviceType: 'telcoAuth', reqAuthType: 'SMS', providerId: 'SKT', usageCode: '01005',
    userName: '홍길동', userPhone: '010-1234-5678', userBirthday: '19900101', userGender: '1', userNation: '0',
  });
  const { ticket } = await flow.confirm(emulator.phone('010-1234-5678').latestCode());
  assert.ok(ticket);
  assert.equal(seen.length, 3);
  for (const typed of ['홍길동', '01012345678', '19900101']) assert.ok(!seen.join().includes(typed));
});

test('no token, no other host, no other path, no large body', async (t) => {
  const { server, origin } = await started();
  t.after(() => Promise.all([server.close(), server.closeAllConnections()]));
  const ask = (headers, path = '/agent/v1/token/get', body = '{}') =>
    fetch(origin + path, { method: 'POST', headers, body }).then(({ status }) => status);
  const ours = { 'relay-token': token, 'relay-to': 'cert-dir.mobile-ok.com' };
  assert.equal(await ask({}), 401);
  assert.equal(await ask({ ...ours, 'relay-token': `${token}x` }), 401);
  assert.equal(await ask({ ...ours, 'relay-to': 'shop.example' }), 404);
  assert.equal(await ask(ours, '/agent/?to=elsewhere'), 404);
  assert.equal(await ask(ours, '/agent//v1'), 404);
  assert.equal(await ask(ours, undefined, 'x'.repeat(70_000)), 413);
  assert.throws(() => createRelay({ token: 'short' }), /RELAY_TOKEN/);
});
