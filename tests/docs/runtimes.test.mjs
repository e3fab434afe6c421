// Runtimes: the files that run in all of them, the zone of a host that decides nothing, and the versions that were run.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import test from 'node:test';
import { filesIn } from '../../scripts/lib/files.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { RUNTIMES, tables } from '../../scripts/tables.mjs';
import { dated, neutral } from '../runtimes/neutral.mjs';

const suite = inRoot('tests', 'suite');
const importsOf = (text) => [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(([, name]) => name);

/** What a file imports by name, and each file of the tests that it is made of. */
function made(file, files = new Map()) {
  if (files.has(file) || !existsSync(file)) return files;
  const text = readFileSync(file, 'utf8');
  files.set(file, text);
  const near = importsOf(text).filter((name) => name.startsWith('.'));
  for (const name of near) if (!name.includes('/pkg/') && name.endsWith('.mjs')) made(join(dirname(file), name), files);
  return files;
}

const free = ['node:test', 'node:assert/strict'];
const bound = (text) =>
  importsOf(text).filter((name) => (name.startsWith('node:') || name.endsWith('/node')) && !free.includes(name));

test('the neutral files need nothing of Node but its test runner and its assertions', () => {
  for (const file of neutral) {
    const all = made(join(suite, file));
    assert.ok(all.size > 1 || importsOf(all.get(join(suite, file))).length > 0, `${file} is there`);
    for (const [path, text] of all) {
      assert.deepEqual(bound(text), [], `${file}: ${relative(suite, path)}`);
      assert.doesNotMatch(text, /\b(?:Buffer|process)\.[a-z]/, `${file}: ${relative(suite, path)}`);
    }
  }
  assert.deepEqual(dated.filter((file) => !neutral.includes(file)), []);
});

test('nothing in the package reads the parts of a date in the zone of its host', () => {
  const parts = /\.[gs]et(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(/;
  const local = /\.toLocale(?:Date|Time)String\(/;
  const formats = /DateTimeFormat\((?![^)]*timeZone)/;
  const files = filesIn(inRoot('pkg-template')).filter((file) => file.endsWith('.js'));
  assert.ok(files.length > 100);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    assert.doesNotMatch(text, parts, file);
    assert.doesNotMatch(text, local, file);
    assert.doesNotMatch(text, formats, file);
  }
});

test('the versions that the READMEs name are those that were run', async () => {
  const ran = JSON.parse(readFileSync(inRoot('tests', 'runtimes', 'ran.json'), 'utf8'));
  assert.deepEqual(Object.keys(ran), Object.keys(RUNTIMES));
  for (const [name, version] of Object.entries(ran)) assert.match(version, /^\d[\d.]+/, name);
  for (const { file, written, text } of await tables()) {
    assert.equal(written, text, `${file}: node scripts/tables.mjs writes it`);
    if (!file.startsWith('pkg-template/')) continue;
    for (const [name, version] of Object.entries(ran)) assert.ok(written.includes(`| ${name} | ${version} |`), name);
  }
});
