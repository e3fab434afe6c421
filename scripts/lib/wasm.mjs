/** From Rust to one wasm file and its glue. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { wasmBindgen } from '../setup.mjs';
import { digest } from './files.mjs';
import { inPackage, inRoot, modules, npmProgram, pageModules, wasmName } from './paths.mjs';
import { Failed, must } from './run.mjs';

/** What runs on servers may be larger. */
const optimise = { proxy: ['-O3'], emulator: ['-Os'] };

/**
 * For what browsers load, the compressed size decides. Functions that stay apart but for the smallest, and stand by
 * their names beside their like, compress 0.8 kB better than the default: measured.
 */
const inlineLittle = ['--always-inline-max-function-size=0', '--one-caller-inline-max-function-size=20'];
const strip = ['--strip-producers', '--strip-target-features', '--strip-debug'];
const smallest = ['-Os', '--converge', ...inlineLittle, '--reorder-functions-by-name', ...strip];

/** What rustc may use of wasm since 1.82; wasm-opt has to be told. */
const wasmFeatures =
  'bulk-memory multivalue mutable-globals nontrapping-float-to-int reference-types sign-ext'.split(' ');

/** The emulator's crate has the core's cryptography and errors. */
const sources = { bonin: ['src'], 'bonin-emulator': ['src', 'emulator/src', 'emulator/Cargo.toml'] };

const programs = ['scripts/lib/wasm.mjs'];

/**
 * @param {string} name a module
 * @returns {string} a digest of all that its wasm file is made from
 */
export const wasmSources = (name) =>
  digest(
    [
      ...sources[modules[name].crate],
      ...['Cargo.toml', 'Cargo.lock', '.cargo', ...programs, 'node_modules/binaryen/package.json'],
    ],
    [...modules[name].features, process.env.RUSTFLAGS ?? ''],
  );

/**
 * Builds `pkg/wasm/<name>/`.
 * @param {string} name a module
 */
export async function buildWasm(name) {
  const compiled = await compile(name);
  const { bindgen } = await wasmBindgen();
  const out = inPackage('wasm', name);
  rmSync(out, { recursive: true, force: true });
  const shape = ['--target', 'web', '--no-typescript', '--omit-default-module-path'];
  await must(bindgen, [compiled, ...shape, '--out-dir', out, '--out-name', 'bonin']);
  const glue = join(out, 'bonin.js');
  writeFileSync(glue, asFactory(readFileSync(glue, 'utf8')));
  const wasm = join(out, 'bonin_bg.wasm');
  mkdirSync(dirname(namedWasm(name)), { recursive: true });
  copyFileSync(wasm, namedWasm(name));
  rmSync(wasm);
  const flags = [...(optimise[name] ?? smallest), ...wasmFeatures.map((name) => `--enable-${name}`)];
  await must(npmProgram('wasm-opt'), [...flags, namedWasm(name), '-o', join(out, wasmName(name))]);
}

/**
 * @param {string} name a module
 * @returns {string} the same wasm before wasm-opt: still with the names of its functions, for the test that reads them
 */
export function namedWasm(name) {
  return inRoot('node_modules', '.cache', 'bonin', `${name}.wasm`);
}

/**
 * wasm-bindgen's glue as a function that gives the glue of one instance. As a module it could serve one instance for
 * the life of the page or process, even if that one has trapped. Its own loading is left out, because
 * `core/load/once.js` does that.
 * @param {string} glue
 * @returns {string}
 */
export function asFactory(glue) {
  const end = glue.indexOf('\nasync function __wbg_load(');
  const names = [...glue.matchAll(/^export (?:class|function) (\w+)/gm)].map(([, name]) => name);
  const body = glue.slice(0, end).replace(/^export (?=class |function )/gm, '');
  const isWhole = body.includes('function __wbg_finalize_init(instance, module)') && !/^(import|export)\b/m.test(body);
  if (end < 0 || names.length === 0 || !isWhole) throw new Failed('The glue of wasm-bindgen has another form.');
  const members = ['imports: __wbg_get_imports', 'begin: __wbg_finalize_init', ...names];
  return `${UNTYPED}export function makeGlue() {\n${body.trim()}\nreturn { ${members.join(', ')} };\n}\n`;
}

/** wasm-bindgen's JavaScript has no types that the linter could check. */
const UNTYPED = '// @ts-nocheck\n/** @returns {any} */\n';

/**
 * The levels in Cargo.toml make least for a browser to load, but for base64's, which servers use more than pages: `z`
 * saves 0.2 kB.
 */
async function compile(name) {
  const { crate, features } = modules[name];
  const file = `${crate.replaceAll('-', '_')}.wasm`;
  const metadata = await must('cargo', ['metadata', '--no-deps', '--format-version', '1']);
  const { target_directory: target } = JSON.parse(metadata.slice(metadata.indexOf('{')));
  const release = join(target, 'wasm32-unknown-unknown', 'release');
  // Cargo gives this file one name for every set of features, and would take another module's for fresh.
  rmSync(join(release, 'deps', file), { force: true });
  const args = ['build', '--package', crate, '--lib', '--release', '--target', 'wasm32-unknown-unknown'];
  const chosen = features.length > 0 ? ['--no-default-features', '--features', [...features, 'standalone'].join()] : [];
  const levels = name in pageModules ? ["profile.release.package.base64.opt-level='z'"] : [];
  const config = [withoutMachinePaths(), ...levels].flatMap((each) => ['--config', each]);
  await must('cargo', [...args, ...chosen, ...config]);
  return join(release, file);
}

/** Panic messages name source files: as seen from the crate or from a list of crates, not from this machine. */
function withoutMachinePaths() {
  const cargoHome = process.env.CARGO_HOME || join(homedir(), '.cargo');
  const registry = join(cargoHome, 'registry', 'src');
  const crates = existsSync(registry) ? readdirSync(registry).map((name) => [join(registry, name), 'crates']) : [];
  const renamed = [[cargoHome, 'cargo'], ...crates, [inRoot(), '']];
  const flags = renamed.map(([from, to]) => `--remap-path-prefix=${from}=${to}`);
  return `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(flags)}`;
}
