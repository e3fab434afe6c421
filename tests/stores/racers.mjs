// Starts processes over one store, gives all of them one order, and hears what each has to say.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { denoArguments, denoProgram } from './deno.mjs';

/** All have the order before it begins. */
const LEAD_MS = 150;

/** @typedef {Awaited<ReturnType<typeof startRacer>>} Racer */

/**
 * @param {string} kind of the store
 * @param {object} place of its server
 * @param {number} [count]
 * @returns {Promise<Racer[]>}
 */
export const startRacers = (kind, place, count = 4) =>
  Promise.all(Array.from({ length: count }, () => startRacer(kind, place)));

async function startRacer(kind, place) {
  const settings = JSON.stringify([kind, place]);
  const file = fileURLToPath(new URL('racer.mjs', import.meta.url));
  const [program, args] = kind === 'denoKv' ? [denoProgram, denoArguments('racer.mjs')] : [process.execPath, [file]];
  // A program of npm's starts another one: both end together.
  const child = spawn(program, [...args, settings], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  child.stdin.on('error', () => {});
  const said = [];
  const waiting = [];
  const hear = (line) => {
    said.push(line);
    for (const one of waiting.splice(0)) one();
  };
  createInterface({ input: child.stdout }).on('line', (line) => hear(JSON.parse(line)));
  const ended = once(child, 'close').then(() => hear({ ended: true }));
  /** The first line that has this member, also one that was said before. */
  const told = async (member) => {
    for (;;) {
      const line = said.find((one) => member in one || 'ended' in one);
      if (line && member in line) return line;
      if (line) throw new Error(`the process of ${kind} has ended`);
      await new Promise((resolve) => void waiting.push(resolve));
    }
  };
  await told('ready');
  return {
    said,
    told,
    order: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
    async end() {
      child.stdin.write(`${JSON.stringify({ order: 'end' })}\n`);
      await ended;
    },
  };
}

/**
 * A race of all for each key.
 * @param {Racer[]} racers
 * @param {{ action: 'mark' | 'take' | 'redeem', keys: string[], slotMs: number }} what `slotMs`: between two keys
 * @returns {Promise<boolean[][]>} by racer, and by key: true where it was this racer's
 */
export async function race(racers, what) {
  const at = Date.now() + LEAD_MS;
  for (const { order, said } of racers) {
    said.length = 0;
    order({ order: 'race', at, ...what });
  }
  return Promise.all(racers.map(async ({ told }) => (await told('outcomes')).outcomes));
}

/**
 * All mark the same keys, one after the other, while something happens.
 * @param {Racer[]} racers
 * @param {string} prefix of the keys
 * @param {() => Promise<void>} happens
 * @returns {Promise<{ key: string, isFirst?: boolean, error?: string }[]>} what was told, by whomever
 */
export async function markWhile(racers, prefix, happens) {
  const at = Date.now() + LEAD_MS;
  for (const { order } of racers) order({ order: 'marks', at, prefix });
  await happens();
  for (const { order } of racers) order({ order: 'stop' });
  await Promise.all(racers.map(({ told }) => told('done').catch(() => {})));
  return racers.flatMap(({ said }) => said.filter(({ key }) => key));
}

/** The keys that somebody was told to be the first for; once for each telling. */
export const firstsOf = (lines) => lines.filter(({ isFirst }) => isFirst).map(({ key }) => key);

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));
