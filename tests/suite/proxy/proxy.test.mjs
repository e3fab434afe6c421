import assert from 'node:assert/strict';
import test from 'node:test';
import * as bonin from 'bonin/proxy';
import { load } from '#wasm/proxy';
import vectors from '../../vectors/mobileok.json' with { type: 'json' };
import toss from '../../vectors/toss.json' with { type: 'json' };
import { groups } from './all.mjs';

const core = await load();

for (const [group, cases] of Object.entries(groups)) {
  for (const { name, run } of cases) test(`${group}: ${name}`, () => run({ assert, bonin, core, vectors, toss }));
}
