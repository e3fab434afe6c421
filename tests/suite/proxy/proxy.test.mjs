import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as bonin from 'bonin/proxy';
import { load } from '../../../pkg/wasm/proxy/node.js';
import { groups } from './all.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), 'utf8'));
const [vectors, toss] = ['mobileok', 'toss'].map(read);
const core = await load();

for (const [group, cases] of Object.entries(groups)) {
  for (const { name, run } of cases) test(`${group}: ${name}`, () => run({ assert, bonin, core, vectors, toss }));
}
