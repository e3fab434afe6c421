/** The runtimes as programs, from the npm packages beside this file. */
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

export const majors = [20, 22, 24];

/** Node of a major version: the one that runs this, where it is of that. */
export const node = (major) =>
  process.versions.node.startsWith(`${major}.`) ? process.execPath : at(`node${major}/bin/node`);

export const programs = { deno: at('.bin/deno'), bun: at('.bin/bun'), wrangler: at('wrangler/bin/wrangler.js') };

/** @param {...string} rights all that it has */
export const denoRun = (...rights) => ['run', '--no-prompt', ...rights, '--node-modules-dir=manual'];

/** They neither look for news nor tell anything home. */
export const quiet = {
  CI: '1',
  DENO_NO_UPDATE_CHECK: '1',
  DO_NOT_TRACK: '1',
  NO_COLOR: '1',
  WRANGLER_SEND_METRICS: 'false',
};
