// Deno, from the npm package `deno`, as the program of a process.
import { fileURLToPath } from 'node:url';
import { must } from '../../scripts/lib/run.mjs';

export const denoProgram = fileURLToPath(new URL('node_modules/.bin/deno', import.meta.url));

/** The words that start a module of this folder in Deno, where `bonin` is the built package. */
export const denoArguments = (file) => [
  ...['run', '--quiet', '--unstable-kv', '--allow-all', '--no-lock', '--cached-only'],
  fileURLToPath(new URL(file, import.meta.url)),
];

/**
 * @param {string} file
 * @param {object} settings
 * @returns {Promise<any>} what it printed, as JSON
 */
export async function runDeno(file, settings) {
  return JSON.parse(await must(denoProgram, [...denoArguments(file), JSON.stringify(settings)]));
}
