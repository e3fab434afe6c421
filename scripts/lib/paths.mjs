/** Where things are. */
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

/** The crate's features, each an entry point of the npm package and a wasm file of its own. */
export const features = ['client', 'proxy', 'emulator'];
