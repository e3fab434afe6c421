// The journeys as tests of a page, and what is a page's alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as bonin from 'bonin';
import { createProxy } from 'bonin/proxy';
import { journeys } from '../journeys/journeys.mjs';

const url = new URLSearchParams(location.search).get('service');

for (const [name, run] of Object.entries(journeys)) test(name, () => run({ assert, bonin, url }));

test('a proxy, which holds keys, is refused in a page', async () => {
  const config = { secret: 'a secret of this test, 32 bytes or more', origins: [], providers: {} };
  await assert.rejects(async () => createProxy(config), { kind: 'config', reason: 'inBrowser' });
});
