/** Child processes, with their output at hand. */
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';

/**
 * Runs a program in the repository's root and waits for it.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, show?: boolean }} [options] `show`: its output goes straight on
 * @returns {Promise<{ ok: boolean, output: string }>} what it wrote to both streams, in order; empty with `show`
 */
export function run(program, args, { env = {}, cwd = inRoot(), show = false } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { cwd, stdio, env: { ...process.env, ...env } });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${program}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

/**
 * The same, for programs that have to succeed.
 * @param {Parameters<typeof run>} args
 * @returns {Promise<string>} the output
 */
export async function must(...args) {
  const { ok, output } = await run(...args);
  if (!ok) throw new Failed(`${[args[0], ...args[1]].join(' ')}\n${output}`.trim());
  return output;
}

/** A failure whose message says all there is to say; a stack would only hide it. */
export class Failed extends Error {}

/**
 * Runs a script's one function: failures end the process with status 1.
 * @param {() => Promise<unknown>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failed ? error.message : error);
    process.exitCode = 1;
  }
}

/** @param {string} url `import.meta.url` @returns {boolean} whether this module is the one that was started */
export const isMain = (url) => url === pathToFileURL(realpathSync(process.argv[1])).href;
