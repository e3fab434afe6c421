// The emulator's README against what the emulator does.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { newEmulator } from './party.mjs';

const readme = await readFile(new URL('../../../pkg/emulator/README.md', import.meta.url), 'utf8');
const section = (title) => readme.split(/^## /m).find((part) => part.startsWith(title));
const rows = (title) =>
  [...section(title).matchAll(/^\|(.+)\|$/gm)].slice(2).map(([, row]) => row.split('|').map((cell) => cell.trim()));

test('the magic numbers are those of the table', async () => {
  const { control } = await newEmulator();
  const listed = rows('Magic numbers').map(([number, methods, en, ko]) => [number.replace(/\D/g, ''), methods, en, ko]);
  const every = ['ARS', 'ARSAuth', 'LMS', 'PASS', 'SMS', 'SMSAuth'];
  const name = (methods) => (methods.length === every.length ? 'all' : methods.join(' '));
  assert.deepEqual(
    listed,
    control.numbers().map(({ phone, methods, en, ko }) => [phone, name(methods), en, ko]),
  );
});

test('every fault that is described can be ordered', async () => {
  const { control } = await newEmulator();
  const orders = rows('Faults').map(([order]) => JSON.parse(order.replaceAll('`', '')));
  assert.ok(orders.length >= 16);
  for (const order of orders) assert.doesNotThrow(() => control.fault(order), JSON.stringify(order));
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
