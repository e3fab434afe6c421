// What the sweep of the demo plays, against what the types of the emulator's control API list.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileNameOf } from '../../../scripts/lib/paths.mjs';
import { SWEPT } from '../../e2e/support/sweep/index.mjs';

const read = (name) => readFileSync(new URL(`../../../pkg-template/types/${name}`, import.meta.url), 'utf8');

/** What stands between a declaration's head and its end. */
function declared(types, head) {
  const start = types.indexOf(head);
  assert.notEqual(start, -1, head);
  const end = types.indexOf(';\n\n', start);
  return types.slice(start, end < 0 ? undefined : end);
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
    const own = read(`${fileNameOf(provider)}/emulator.d.ts`);
    const any = declared(read('emulator-faults.d.ts'), 'export type EmulatorAnyFault');
    const kinds = [...listed(any), ...listed(declared(own, `export type Emulator${name}Fault`))];
    const of = ({ kind, part }) => (part ? `${kind} ${part}` : kind);
    const played = (some) => [...new Set(some.map(({ order }) => of(order)))].sort();
    assert.deepEqual(played(cases), [...new Set(kinds)].sort());
    assert.deepEqual(played(cases.filter(({ rare }) => !rare)), played(cases), 'the usual ones leave no kind out');

    const [, steps] = /^  step:([^;]*);/m.exec(own);
    const wanted = quoted(steps).filter((step) => !elsewhere.includes(step));
    const spoilt = cases.map(({ order }) => order.step).filter(Boolean);
    assert.deepEqual([...new Set(spoilt)].sort(), wanted.sort());
  });
}
