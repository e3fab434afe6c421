// The documents against the code: what they name is there, and what they list is all there is.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { createClient } from 'bonin';
import { createEmulator } from 'bonin/emulator';
import { load } from '../../pkg/wasm/proxy/node.js';
import { table } from '../../scripts/bench/table.mjs';
import { inRoot, providers, wasmName } from '../../scripts/lib/paths.mjs';
import { tables } from '../../scripts/tables.mjs';
import {
  blocksOf, brokenLinks, examples, GUIDE, marked, PACKAGE, PAIRS, PROVIDERS, read, ROOT, rows, STORES, TRANSLATED,
} from './documents.mjs';

const { scripts } = JSON.parse(read('package.json'));
const { exports, bin } = JSON.parse(read('pkg-template/package.json'));

test('every link leads to a file, and to a heading in it', () => {
  assert.deepEqual([...ROOT, ...PACKAGE].flatMap(brokenLinks), []);
});

test('every npm command that is named exists, and CONTRIBUTING names all of them', () => {
  const command = /\bnpm (?:run ([\w:]+)|(start|test))\b/g;
  const named = (name) => [...read(name).matchAll(command)].map(([, long, short]) => long ?? short);
  for (const name of [...ROOT, ...PACKAGE]) {
    assert.deepEqual(named(name).filter((script) => !(script in scripts)), [], name);
  }
  assert.deepEqual([...new Set(named('CONTRIBUTING.md'))].sort(), Object.keys(scripts).sort());
});

test('every file and folder that is named exists', () => {
  const ours = /`((?:src|pkg-template|scripts|tests|www|\.ci)(?:\/[\w.-]+)*)`/g;
  const paths = ROOT.flatMap((name) => [...read(name).matchAll(ours)].map(([, path]) => path));
  assert.ok(paths.length > 20);
  assert.deepEqual(paths.filter((path) => !existsSync(inRoot(path))), []);
});

test('the READMEs list the providers that the registry has', async () => {
  const registered = Object.keys((await load()).registry());
  assert.deepEqual(Object.keys(createClient({ proxyUrl: '/bonin' })).filter((name) => name !== 'resume'), registered);
  for (const { file, written, text } of await tables()) {
    assert.equal(written, text, `${file}: node scripts/tables.mjs writes the table of providers`);
    for (const name of registered) assert.match(marked(written, 'providers'), new RegExp(`\\b${name}\\b`), file);
  }
});

test('the magic numbers do what is said of them', async () => {
  const { control } = await createEmulator();
  for (const [document, lang] of [['README.md', 'en'], ['README.ko.md', 'ko']]) {
    const said = rows(marked(read(document), 'numbers'));
    assert.ok(said.length > 3, document);
    for (const [number, text] of said) {
      const known = control.numbers().find(({ phone }) => phone === number.replaceAll('-', ''));
      assert.equal(known?.[lang], text, `${document}: ${number}`);
    }
  }
});

/** What the views of mobileOK hold besides what every state may have, by the state's name. */
function membersOfViews() {
  const shared = ['actions', 'error', 'name', 'pending'];
  const views = read('tests/types/views/mobileok.ts').matchAll(/^ {2}(\w+): \{\n(.*?)^ {2}\};/gms);
  const members = (text) => [...text.matchAll(/^ {4}(\w+)\??:/gm)].map(([, name]) => name);
  const own = (text) => members(text).filter((name) => !shared.includes(name)).sort();
  return Object.fromEntries([...views].map(([, name, text]) => [name, own(text)]));
}

test('the package’s README lists every kind, next step, state with its members, and action', () => {
  const words = (file, type) => {
    const [, union] = read(`pkg-template/types/${file}`).match(new RegExp(`export type ${type} =(.*?);\\n`, 's'));
    return [...union.matchAll(/'(\w+)'/g)].map(([, word]) => word).sort();
  };
  for (const document of GUIDE) {
    const table = rows(read(document));
    const first = table.map(([cell]) => cell);
    for (const word of [...words('common.d.ts', 'ErrorKind'), ...words('common.d.ts', 'NextStep')]) {
      assert.ok(first.includes(word), `${document}: ${word}`);
    }
    const names = words('mobileok/client.d.ts', 'StateName');
    const states = table.filter(([cell]) => cell.split(' ').every((word) => names.includes(word)) && cell !== '');
    // `cancelled` is a kind, too.
    const listed = new Set(states.flatMap(([cell]) => cell.split(' ')));
    assert.deepEqual([...listed].sort(), names, document);
    const own = states.flatMap(([names, , , cell = '']) => names.split(' ').map((name) => [name, cell]));
    const members = own.map(([name, cell]) => [name, cell.split(' ').filter(Boolean).sort()]);
    assert.deepEqual(Object.fromEntries(members), membersOfViews(), document);
    const actions = new Set(states.flatMap(([, , cell = '']) => cell.split(' ').filter(Boolean)));
    assert.deepEqual([...actions].sort(), words('mobileok/client.d.ts', 'Action'), document);
  }
});

test('the package’s README names every entry point', () => {
  // Of the files of providers the first is shown.
  const ofProviders = providers.slice(1).map((feature) => `./${wasmName(feature).slice('bonin-'.length)}`);
  const isNamed = (name) => name !== './package.json' && !ofProviders.includes(name);
  const entries = Object.keys(exports).filter(isNamed).map((name) => name.slice(1));
  for (const document of GUIDE) {
    const text = read(document);
    for (const entry of entries) {
      const short = entry.replace('/proxy/', '/');
      assert.ok(text.includes(`\`bonin${entry}\``) || text.includes(`\`${short}\``), `${document}: bonin${entry}`);
    }
    for (const name of Object.keys(bin)) assert.ok(text.includes(`npx ${name}`), `${document}: ${name}`);
  }
});

test('the figures have the columns that npm run bench prints, and ratios that fit', () => {
  const [english, korean] = PAIRS[0].map((name) => marked(read(name), 'figures'));
  assert.equal(english.split('\n')[0], table([]).split('\n')[0]);
  const number = (cell) => Number(cell.replaceAll(',', '').match(/[\d.]+/)?.[0]);
  for (const [what, ours, , theirs, ratio] of rows(english)) {
    const quotient = number(ours) / number(theirs);
    assert.ok(Math.abs(quotient - Number(ratio)) < 0.01 + quotient * 0.02, `${what}: ${ours}, ${theirs}, ${ratio}`);
  }
  const numbers = (text) => rows(text).map(([, ours, , theirs, ratio]) => [ours, theirs, ratio]);
  assert.deepEqual(numbers(korean), numbers(english));
});

test('both languages show the same code and the same tables', () => {
  const bare = (code) => code.replace(/ \/\/ .*$/gm, '').replace(/'[^'\n]*[ 가-힣][^'\n]*'/g, "''");
  for (const [english, korean] of TRANSLATED) {
    const [en, ko] = [english, korean].map((name) => [...examples(name)].map(([name, code]) => [name, bare(code)]));
    assert.deepEqual(ko, en, korean);
    assert.equal(rows(read(korean)).length, rows(read(english)).length, korean);
    assert.equal(read(korean).match(/^#+ /gm).length, read(english).match(/^#+ /gm).length, korean);
  }
});

test('every example of JavaScript is one that runs in a test', () => {
  for (const document of [...ROOT, ...GUIDE, ...PROVIDERS.flat(), ...STORES]) {
    assert.equal(examples(document).size, blocksOf(document), document);
  }
  for (const name of ['page', 'node', 'workers']) {
    for (const document of PAIRS.flat()) {
      const lines = examples(document).get(name).match(/^.+$/gm).length;
      assert.ok(lines <= 10, `${document}: ${name} has ${lines} lines`);
    }
  }
});
