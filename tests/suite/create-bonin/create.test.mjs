// npm create bonin, without being asked anything: what it writes, and what it refuses.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { HOSTS } from '../../../create-bonin/hosts.js';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'create-bonin-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args) =>
  promisify(execFile)(process.execPath, [inRoot('create-bonin', 'index.js'), ...args], { cwd: folder });

for (const [host, { install, start }] of Object.entries(HOSTS)) {
  test(`writes ${host}, and says which commands start it`, async () => {
    const { stdout } = await run('--yes', '--provider', 'mobileok', '--host', host, '--dir', `My ${host}`);
    assert.ok(stdout.includes(`  ${install}\n  ${start}\n`), stdout);
    const written = join(folder, `My ${host}`);
    const manifest = JSON.parse(readFileSync(join(written, 'package.json'), 'utf8'));
    const { version } = JSON.parse(readFileSync(inRoot('pkg-template', 'package.json'), 'utf8'));
    assert.equal(manifest.name, `my-${host}`);
    assert.equal(manifest.dependencies.bonin, `^${version}`);
    assert.ok(existsSync(join(written, '.gitignore')));
    const left = ['node_modules', 'dist', '.next', '.env', '.dev.vars'];
    assert.deepEqual(readdirSync(written).filter((name) => left.includes(name)), []);
    const readme = readFileSync(join(written, 'README.md'), 'utf8');
    assert.doesNotMatch(readme, /\]\(\.\.\/|copy of bonin's repository/);
  });
}

test('takes the first of each that is not given', async () => {
  const { stdout } = await run('--yes');
  assert.match(stdout, /cd bonin-app/);
  assert.ok(existsSync(join(folder, 'bonin-app', 'wrangler.jsonc')));
});

test('refuses what it does not know, and a folder with something in it', async () => {
  const refused = (args, said) =>
    assert.rejects(run('--yes', ...args), ({ code, stderr }) => code === 1 && said.test(stderr));
  await refused(['--provider', 'nobody'], /--provider may be: mobileok/);
  await refused(['--host', 'nowhere'], /--host may be: worker-react, express, next/);
  await refused(['--colour'], /--colour/);
  writeFileSync(join(folder, 'occupied'), '');
  await refused(['--dir', 'occupied'], /occupied is not empty/);
  await refused(['--dir', '.'], /\. is not empty/);
});
