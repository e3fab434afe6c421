// What the sweep of the demo plays, against what the types of the emulator's control API list.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SWEPT } from '../../e2e/support/sweep/index.mjs';

const types = readFileSync(new URL('../../../pkg-template/types/emulator-faults.d.ts', import.meta.url), 'utf8');

/** What stands between a declaration's head and its end. */
function declared(head) {
  const start = types.indexOf(head);
  assert.notEqual(start, -1, head);
  return types.slice(start, types.indexOf(';\n\n', start));
}

const quoted = (text) => [...text.matchAll(/'([\w-]+)'/g)].map(([, word]) => word);

/** `kind`, or `kind part` where it has parts. */
function listed(text) {
  return text.split(/(?=\{\s*readonly kind:)/).flatMap((member) => {
    const [, kind] = /readonly kind: '(\w+)'/.exec(member) ?? [];
    const [, parts] = /readonly part:([^;]*)/.exec(member) ?? [];
    return kind ? (parts ? quoted(parts).map((part) => `${kind} ${part}`) : [kind]) : [];
  });
}

for (const [provider, { cases, elsewhere = [] }] of Object.entries(SWEPT)) {
  const name = provider[0].toUpperCase() + provider.slice(1);

  test(`every fault of ${provider} is played in the demo, at every step of it`, () => {
    const kinds = ['Any', name].flatMap((of) => listed(declared(`export type Emulator${of}Fault`)));
    const of = ({ kind, part }) => (part ? `${kind} ${part}` : kind);
    const played = (some) => [...new Set(some.map(({ order }) => of(order)))].sort();
    assert.deepEqual(played(cases), [...new Set(kinds)].sort());
    assert.deepEqual(played(cases.filter(({ rare }) => !rare)), played(cases), 'the usual ones leave no kind out');

    const steps = /readonly (\w+):([^;]*)/g;
    const all = [...declared('export interface EmulatorSteps').matchAll(steps)].find(([, of]) => of === provider)[2];
    const wanted = quoted(all).filter((step) => !elsewhere.includes(step));
    const spoilt = cases.map(({ order }) => order.step).filter(Boolean);
    assert.deepEqual([...new Set(spoilt)].sort(), wanted.sort());
  });
}
