/** Where things are. */
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @param {...string} parts @returns {string} a path inside the repository */
export const inRoot = (...parts) => join(fileURLToPath(new URL('../..', import.meta.url)), ...parts);

/** @param {...string} parts @returns {string} a path inside the built npm package */
export const inPackage = (...parts) => inRoot('pkg', ...parts);

/** @param {string} name @returns {string} a program of one of the npm packages */
export const npmProgram = (name) => inRoot('node_modules', '.bin', name);

/** @returns {string[]} the files of the repository's root that the package carries too */
export const fromRoot = () =>
  readdirSync(inRoot()).filter((name) => /^(LICENSE-\w+|THIRD-PARTY-NOTICES|(CHANGELOG|SECURITY)\.md)$/.test(name));

/** What this repository keeps between clones, so that a second clone is quick. */
export const userCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bonin');

/**
 * @param {string} name a provider's public name, `tossCert`
 * @returns {string} the same as web files and folders spell it, `toss-cert`
 */
export const fileNameOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * @param {string} module
 * @returns {string} the name of its wasm file, which no other has: bundlers put files of many packages into one folder
 */
export const wasmName = (module) => `bonin-${module.replaceAll('_', '-')}.wasm`;

/** The default features of the crate `bonin` but for its two sides are its providers, by the registry's own names. */
const sides = ['client', 'proxy'];
const [, listed] = /^default = \[(.*)\]$/m.exec(readFileSync(inRoot('Cargo.toml'), 'utf8'));
export const providers = JSON.parse(`[${listed}]`).filter((feature) => !sides.includes(feature));

/** @param {string} feature `toss_cert` @returns {string} the provider's public name, `tossCert` */
export const publicName = (feature) => feature.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** The provider whose module the client's entry has anyway, for the sealing without a flow. */
export const ofEntry = 'mobileok';

const core = (...features) => ({ crate: 'bonin', features });

/** The wasm files, each a crate with some of its features. For browsers: one provider's half each, and all in one. */
export const pageModules = Object.fromEntries([
  ...providers.map((provider) => [provider, core('client', provider)]),
  ['all', core('client', ...providers)],
]);

/**
 * The same with those for servers, which serve all providers.
 * @type {Record<string, { crate: string, features: string[] }>}
 */
export const modules = {
  ...pageModules,
  proxy: core('proxy', ...providers),
  emulator: { crate: 'bonin-emulator', features: [] },
};
