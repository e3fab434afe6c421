// The emulator's README against what the emulator does.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { newEmulator } from './party.mjs';

const readme = await readFile(new URL('../../../pkg/emulator/README.md', import.meta.url), 'utf8');
const section = (title) => readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
const rows = (title) =>
  [...section(title).matchAll(/^\|(.+)\|$/gm)].slice(2).map(([, row]) => row.split('|').map((cell) => cell.trim()));

for (const [provider, title, every] of [
  ['mobileok', 'Magic numbers', ['ARS', 'ARSAuth', 'LMS', 'PASS', 'SMS', 'SMSAuth']],
  ['tossCert', 'Magic numbers of Toss cert', ['PUSH', 'APP_SCHEME', 'WINDOW']],
  ['ompass', 'Magic numbers of OMPASS', ['uaf', 'u2f']],
]) {
  test(`the magic numbers of ${provider} are those of the table`, async () => {
    const { control } = await newEmulator();
    const listed = rows(title).map(([number, methods, en, ko]) => [number.replace(/\D/g, ''), methods, en, ko]);
    const name = (methods) => (methods.length === every.length ? 'all' : methods.join(' '));
    assert.deepEqual(
      listed,
      control.numbers(provider).map(({ phone, methods, en, ko }) => [phone, name(methods), en, ko]),
    );
  });
}

for (const [provider, title, least] of [
  ['mobileok', 'Faults', 16],
  ['tossCert', 'Faults of Toss cert', 9],
  ['ompass', 'Faults of OMPASS', 7],
  ['passni', 'Faults of Pass-Ni', 10],
  ['nets', 'Faults of NETS*SSO', 6],
]) {
  test(`every fault of ${provider} that is described can be ordered`, async () => {
    const { control } = await newEmulator();
    const orders = rows(title).map(([order, text]) => [JSON.parse(order.replaceAll('`', '')), text]);
    assert.ok(orders.length >= least);
    for (const [order, text] of orders) {
      const parts = order.part ? [...text.matchAll(/`(\w+)`/g)].map(([, part]) => part) : [undefined];
      assert.ok(parts.length > 0);
      for (const part of parts) {
        assert.doesNotThrow(() => control.fault({ provider, ...order, part }), `${order.kind} ${part}`);
      }
    }
  });
}

for (const [provider, title] of [['passni', 'Users of Pass-Ni'], ['nets', 'Users of NETS*SSO']]) {
  test(`the users of ${provider} are those of the table`, async () => {
    const { control } = await newEmulator();
    assert.deepEqual(rows(title), control.numbers(provider).map(({ user, en, ko }) => [user, en, ko]));
    assert.ok(control.numbers(provider).every(({ password }) => section(title).includes(password)));
  });
}

test('the options of NETS*SSO that are described can be set, and its sites are there', async () => {
  const { control, fetch, nets } = await newEmulator();
  const described = [...section('NETS*SSO').matchAll(/`(?:control[^`]* )?(\w+)(?:: true \}\))?`:/g)];
  const options = described.map(([, name]) => name);
  assert.deepEqual(options, ['blockCookies', 'attributeMap', 'noLimit']);
  for (const option of options) control.options({ provider: 'nets', [option]: true });
  for (const site of ['site-a', 'site-b']) {
    const { status } = await fetch(`${nets.agentUrl.replace('site-a', site)}/config`, { method: 'POST' });
    assert.ok(section('NETS*SSO').includes(site));
    assert.notEqual(status, 404, site);
  }
});

test('every path that is described is there', async () => {
  const { fetch } = await newEmulator();
  for (const [path, body] of rows('Over HTTP')) {
    const [method, route] = path.replaceAll('`', '').replace('{number}', '01012345678').split(' ');
    const init = { method, headers: { 'content-type': 'application/json' } };
    if (method === 'POST') init.body = body.replaceAll('`', '') || '{}';
    const { status } = await fetch(`http://emulator.test${route}`, init);
    assert.notEqual(status, 404, route);
    assert.notEqual(status, 400, route);
  }
});
