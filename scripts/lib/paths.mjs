/** Where things are. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @param {...string} parts @returns {string} a path inside the repository */
export const inRoot = (...parts) => join(fileURLToPath(new URL('../..', import.meta.url)), ...parts);

/** @param {...string} parts @returns {string} a path inside the built npm package */
export const inPackage = (...parts) => inRoot('pkg', ...parts);

/** @param {string} name @returns {string} a program of one of the npm packages */
export const npmProgram = (name) => inRoot('node_modules', '.bin', name);

/** What this repository keeps between clones, so that a second clone is quick. */
export const userCache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'bonin');

/** The crate's default features but for the three sides are its providers, by the registry's own names. */
const sides = ['client', 'proxy', 'emulator'];
const [, listed] = /^default = \[(.*)\]$/m.exec(readFileSync(inRoot('Cargo.toml'), 'utf8'));
export const providers = JSON.parse(`[${listed}]`).filter((feature) => !sides.includes(feature));

/** The wasm files and their features. For browsers: one provider's half each, and those of all in one. */
export const pageModules = Object.fromEntries([
  ...providers.map((provider) => [provider, ['client', provider]]),
  ['all', ['client', ...providers]],
]);

/** The same with those for servers, which serve all providers. */
export const modules = Object.fromEntries([
  ...Object.entries(pageModules),
  ...['proxy', 'emulator'].map((side) => [side, [side, ...providers]]),
]);
