/**
 * Question: does another clone, in another folder, give the same wasm? One module is built in a copy of the repository;
 * `--all` builds every one, which takes as long as a whole build.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from '../build.mjs';
import { inPackage, inRoot, modules, wasmName } from '../lib/paths.mjs';
import { Failed, must, script } from '../lib/run.mjs';
import { setup } from '../setup.mjs';

/** The smallest one has nearly all that could differ: paths, crates of the registry, the tools' own marks. */
const SMALLEST = 'passni';

await script(async () => {
  await setup();
  await build();
  const names = process.argv.includes('--all') ? Object.keys(modules) : [SMALLEST];
  const root = mkdtempSync(join(tmpdir(), 'bonin-another-folder-'));
  const copy = join(root, 'of', 'another', 'length');
  try {
    copyTo(copy);
    const output = await must(process.execPath, [join(copy, 'scripts', 'module.mjs'), ...names], { cwd: copy });
    const differ = names.filter((name) => !fileOf(name).equals(readFileSync(fileIn(copy, name))));
    if (differ.length > 0) throw new Failed(`Another folder gives another file: ${differ.join(', ')}.\n${output}`);
    console.log(output.trim());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

function fileOf(name) {
  return readFileSync(inPackage('wasm', name, wasmName(name)));
}

function fileIn(folder, name) {
  return join(folder, 'pkg', 'wasm', name, wasmName(name));
}

/** What a clone has, with changes that are not committed yet; programs that npm installed are used where they are. */
function copyTo(folder) {
  const which = ['--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', ['ls-files', '-z', ...which], { cwd: inRoot() });
  const names = listed.toString().split('\0').filter(Boolean);
  for (const name of names.filter((name) => existsSync(inRoot(name)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(inRoot(name), join(folder, name));
  }
  // Without what this repository keeps there of its own builds.
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(inRoot('node_modules')).filter((name) => name !== '.cache')) {
    symlinkSync(inRoot('node_modules', name), join(folder, 'node_modules', name));
  }
}
