/** Where the parts of the tarball come from: notices, the bill of materials, and types as each resolver finds them. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { cratesInWasm } from '../../scripts/lib/crates.mjs';
import { NOTICES, notices } from '../../scripts/lib/notices.mjs';
import { inPackage, inRoot, modules, wasmName } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';
import { pack } from '../../scripts/pack.mjs';
import { packagesOf } from '../../scripts/setup.mjs';

const tools = inRoot('tests', 'package', 'tools');
let folder;
let written;
let crates;
before(async () => {
  await packagesOf(tools);
  folder = mkdtempSync(join(tmpdir(), 'bonin-pack-'));
  written = await pack(folder);
  crates = await cratesInWasm();
});
after(() => folder && rmSync(folder, { recursive: true, force: true }));

test('the notices are those of the crates that are in the wasm files', async () => {
  assert.equal(readFileSync(inRoot(NOTICES), 'utf8'), await notices(), 'node scripts/notices.mjs writes them anew');
  const text = readFileSync(inPackage(NOTICES), 'utf8');
  for (const { name, version } of crates) assert.ok(text.includes(`\n${name} ${version} (`), name);
  for (const holder of ['RustCrypto', 'Isis Agora Lovecruft']) assert.ok(text.includes(holder), holder);
});

test('the list of crates has those that panics in the wasm name', () => {
  const names = crates.map(({ name, version }) => `${name}-${version}`);
  const found = Object.keys(modules).flatMap((name) => {
    const text = readFileSync(inPackage('wasm', name, wasmName(name)), 'latin1');
    return [...text.matchAll(/crates\/([\w.-]+)\/src\//g)].map(([, crate]) => crate);
  });
  assert.ok(found.length > 5);
  for (const crate of new Set(found)) assert.ok(names.includes(crate), crate);
});

test('the bill of materials names every crate and every npm package, with its digest', () => {
  const [tarball, bill, sums] = written;
  const { components, dependencies } = JSON.parse(readFileSync(bill, 'utf8'));
  const found = components.map(({ purl }) => purl);
  for (const { name, version } of crates) assert.ok(found.includes(`pkg:cargo/${name}@${version}`), name);
  const { dependencies: npm } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'));
  assert.equal(found.length, crates.length + Object.keys(npm).length);
  for (const { name, hashes } of components) assert.match(hashes[0].content, /^[\da-f]{64,128}$/, name);
  // From the package every part can be reached.
  const needs = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  const [root] = dependencies.map(({ ref }) => ref).filter((ref) => ref.startsWith('pkg:npm/bonin@'));
  const reached = new Set();
  const visit = (ref) => void (reached.has(ref) || (reached.add(ref), needs.get(ref).forEach(visit)));
  visit(root);
  assert.deepEqual(
    found.filter((purl) => !reached.has(purl)),
    [],
  );
  assert.deepEqual(
    readFileSync(sums, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('  ')[1]),
    [tarball, bill].map((file) => basename(file)),
  );
});

test('types are found by every resolver that knows ES modules, says attw', async () => {
  const { Package, checkPackage } = await import(
    join(tools, 'node_modules', '@arethetypeswrong', 'core', 'dist', 'index.js')
  );
  const listed = await must('npm', ['pack', '--dry-run', '--json', '--silent'], { cwd: inPackage() });
  const [{ files, name, version }] = JSON.parse(listed.slice(listed.indexOf('[')));
  const entries = files.map(({ path }) => [
    `/node_modules/${name}/${path}`,
    new Uint8Array(readFileSync(inPackage(path))),
  ]);
  const { problems } = await checkPackage(new Package(Object.fromEntries(entries), name, version));
  // The profile "esm-only": resolvers without `exports`, and `require` in TypeScript before 5.8, are not served.
  const ours = problems.filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind));
  assert.deepEqual(
    ours.map(({ kind, entrypoint, resolutionKind }) => `${kind} ${entrypoint} ${resolutionKind}`),
    [],
  );
});

test('the workflow that publishes takes every action by its commit', () => {
  const text = readFileSync(inRoot('.github', 'workflows', 'release.yml'), 'utf8');
  const actions = [...text.matchAll(/^ *- uses: (.*)$/gm)].map(([, action]) => action);
  assert.ok(actions.length > 5);
  for (const action of actions) assert.match(action, /^actions\/[\w-]+@[\da-f]{40} # v\d/);
});
