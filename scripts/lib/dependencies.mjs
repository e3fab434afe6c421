/**
 * The packages that others wrote, of Rust and of npm: their licences, where they come from, and what is known to be
 * wrong with them. The list of advisories is committed with its date, because a build must not depend on a server being
 * reachable; where npm's registry has advisories to give, it is asked too.
 */
import { readFileSync } from 'node:fs';
import semver from 'semver';
import { inRoot } from './paths.mjs';
import { must, run } from './run.mjs';

/** Licences that go together with MIT and Apache-2.0, and ask for nothing but a notice. */
const LICENCES = ['Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT', 'Unicode-3.0', 'Unlicense', 'Zlib'];

/** Advisories that do not concern this project, each with the reason. */
const NOT_CONCERNED = {
  'RUSTSEC-2023-0071': 'timing of private keys: WebCrypto holds them, none is in Rust but the emulator’s test keys',
};

const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';

/** @returns {Promise<string[]>} the faults, one a line */
export async function dependencyFaults() {
  return [...(await faultsOfCrates()), ...faultsOfNpm(), ...(await npmAudit())];
}

async function faultsOfCrates() {
  const { advisories } = JSON.parse(readFileSync(inRoot('scripts', 'advisories.json'), 'utf8'));
  const manifests = ['Cargo.toml', 'tests/fuzz/Cargo.toml'];
  const args = ['metadata', '--format-version', '1', '--locked', '--manifest-path'];
  const metadata = await Promise.all(manifests.map((manifest) => must('cargo', [...args, inRoot(manifest)])));
  const crates = metadata.flatMap((text) => JSON.parse(text.slice(text.indexOf('{'))).packages);
  const others = crates.filter(({ source }) => source !== null);
  const faults = others.flatMap(({ name, version, license, source }) => [
    ...(source === REGISTRY ? [] : [`the crate ${name} comes from ${source}`]),
    ...(isAllowed(license) ? [] : [`the crate ${name} ${version} is under ${license}`]),
    ...advisories.filter((advisory) => concerns(advisory, name, version)).map(({ id }) => `${id}: ${name} ${version}`),
  ]);
  return [...new Set(faults)];
}

function concerns({ id, package: name, good }, crate, version) {
  if (name !== crate || id in NOT_CONCERNED) return false;
  return !good.some((range) => semver.satisfies(version, range.replaceAll(',', ' '), { includePrerelease: true }));
}

/** Only what the package brings along is looked at: tools of tests and builds are part of nothing that is published. */
function faultsOfNpm() {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  const { dependencies } = JSON.parse(readFileSync(inRoot('pkg-template', 'package.json'), 'utf8'));
  return Object.keys(dependencies).flatMap((name) => {
    const { version, license } = packages[`node_modules/${name}`];
    return isAllowed(license) ? [] : [`the npm package ${name} ${version} is under ${license}`];
  });
}

/** One of the alternatives, and every part of that one, has to be in the list. */
function isAllowed(expression = '') {
  const alternatives = expression.replaceAll(/[()]/g, '').split(/ OR |\//);
  return alternatives.some((all) => all.split(' AND ').every((licence) => LICENCES.includes(licence.trim())));
}

async function npmAudit() {
  const { output } = await run('npm', ['audit', '--json']);
  const found = parsed(output)?.vulnerabilities;
  if (!found) {
    console.log('The npm registry in use has no advisories to give: nothing is known of npm packages.');
    return [];
  }
  return Object.values(found).map(({ name, severity, range }) => `npm audit: ${name} ${range} (${severity})`);
}

function parsed(text) {
  try {
    return JSON.parse(text.slice(text.indexOf('{')));
  } catch {
    return undefined;
  }
}
