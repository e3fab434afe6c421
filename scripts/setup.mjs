/**
 * Question: is everything here that building and testing need? What is missing is fetched; a second run finds it all.
 * `node scripts/setup.mjs`, with `--tests` for what only tests need.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findChromium, findDriver } from './lib/browser.mjs';
import { findProgram } from './lib/files.mjs';
import { inRoot, userCache } from './lib/paths.mjs';
import { Failed, isMain, must, run, script } from './lib/run.mjs';

const NPM_CI = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
const wasmTarget = 'wasm32-unknown-unknown';

/**
 * Completes this machine.
 * @param {{ browser?: boolean, linters?: boolean }} [needs] `browser`: Chromium and its driver too
 */
export async function setup({ browser = false, linters = false } = {}) {
  await rust(linters);
  await npmPackages();
  await wasmBindgen();
  if (browser) await chromium();
}

async function rust(linters) {
  const { ok, output } = await run('rustc', ['--print', 'sysroot']);
  if (!ok) throw new Failed('Rust is missing: https://rustup.rs installs it.');
  const has = (...parts) => existsSync(join(output.trim(), ...parts));
  if (!has('lib', 'rustlib', wasmTarget, 'lib')) await rustup('target', wasmTarget);
  if (!linters) return;
  if (!has('bin', 'cargo-fmt')) await rustup('component', 'rustfmt');
  if (!has('bin', 'cargo-clippy')) await rustup('component', 'clippy');
}

async function rustup(kind, name) {
  if (!findProgram('rustup')) throw new Failed(`Rust's ${kind} ${name} is missing: rustup could add it.`);
  await installing(`Rust's ${kind} ${name}`, 'rustup', [kind, 'add', name]);
}

async function npmPackages() {
  if (areInstalled(inRoot())) return;
  await installing('npm packages', 'npm', NPM_CI);
}

/** @returns {Promise<{ bindgen: string, testRunner: string }>} the programs of exactly the crate's version */
export async function wasmBindgen() {
  const version = await wasmBindgenVersion();
  const folder = join(userCache, `wasm-bindgen-${version}`);
  const cached = programsIn(join(folder, 'bin'));
  if (cached) return cached;
  const onPath = findProgram('wasm-bindgen');
  if (onPath && (await run(onPath, ['--version'])).output.trim() === `wasm-bindgen ${version}`) {
    const found = programsIn(join(onPath, '..'));
    if (found) return found;
  }
  // Not --locked: the lock file that the tool is published with names a crate version that cannot always be had.
  const args = ['install', 'wasm-bindgen-cli', '--version', version, '--root', folder];
  // The program handles one small file: compiling it for speed would only make the first build minutes longer.
  const env = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off' };
  await installing(`wasm-bindgen ${version} (some minutes, once)`, 'cargo', args, env);
  return programsIn(join(folder, 'bin'));
}

async function wasmBindgenVersion() {
  const lock = inRoot('Cargo.lock');
  if (!existsSync(lock)) await must('cargo', ['generate-lockfile']);
  const [, version] = readFileSync(lock, 'utf8').match(/name = "wasm-bindgen"\nversion = "([^"]+)"/) ?? [];
  if (!version) throw new Failed('Cargo.lock names no wasm-bindgen.');
  return version;
}

function programsIn(folder) {
  const bindgen = findProgram(join(folder, 'wasm-bindgen'));
  const testRunner = findProgram(join(folder, 'wasm-bindgen-test-runner'));
  return bindgen && testRunner && { bindgen, testRunner };
}

async function chromium() {
  if (findChromium() && findDriver()) return;
  const packages = ['chromium', 'chromium-driver', 'fonts-noto-cjk'];
  await systemPackages(packages);
  if (findChromium() && findDriver()) return;
  throw new Failed(
    'Tests need Chromium or Chrome, and the chromedriver of the same version.\n' +
      `Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}\n` +
      'Where they are not on PATH, set CHROMIUM and CHROMEDRIVER to their paths.',
  );
}

/**
 * Installs packages of Debian or Ubuntu, where that is possible.
 * @param {string[]} packages
 */
export async function systemPackages(packages) {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await installing('the list of system packages', 'apt-get', ['update'], env);
  await installing(packages.join(', '), 'apt-get', ['install', '-y', '--no-install-recommends', ...packages], env);
}

/**
 * Installs the npm packages of a folder that has its own, as its lock says.
 * @param {string} folder
 */
export async function packagesOf(folder) {
  if (areInstalled(folder)) return;
  await installing(`npm packages in ${relative(inRoot(), folder)}`, 'npm', [...NPM_CI, '--prefix', folder]);
}

function areInstalled(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

async function installing(what, program, args, env) {
  console.log(`Setting up ${what} ...`);
  await must(program, args, { env });
}

if (isMain(import.meta.url)) {
  await script(async () => {
    const tests = process.argv.includes('--tests');
    await setup({ browser: tests, linters: tests });
    console.log('Everything is here.');
  });
}
