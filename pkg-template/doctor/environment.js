// The variables that a configuration is read with: the process's own, those of files, and those of a Worker.
import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { ElsewhereOnly } from '../proxy/checks/store.js';
import { Unusable } from './load.js';

/** Read where they are, as wrangler and other tools do. */
const USUAL = ['.env', '.dev.vars'];

/** More than any file of variables. */
const MOST_BYTES = 1024 * 1024;

/**
 * @typedef {{ values: Record<string, unknown>, missing: Set<string>, files: string[] }} Environment
 *   `missing`: names that the configuration asked for, and that have no value
 * @param {string[] | undefined} files those that were named
 * @param {import('./worker.js').Worker | undefined} worker
 * @returns {Promise<Environment>}
 */
export async function readEnvironment(files, worker) {
  const read = [];
  for (const file of files ?? USUAL) {
    const values = await variablesOf(file, files === undefined);
    if (values) read.push({ file, values });
  }
  const bindings = Object.fromEntries((worker?.bindings ?? []).map((name) => [name, elsewhere()]));
  const values = { ...bindings, ...worker?.vars, ...process.env };
  for (const one of read) Object.assign(values, one.values);
  return { values, missing: new Set(), files: read.map(({ file }) => file) };
}

/**
 * The variables as a function of the environment gets them; what it asks for in vain is noted.
 * @param {Environment} environment
 * @returns {Record<string, unknown>}
 */
export function watched({ values, missing }) {
  return new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) missing.add(name);
      return Reflect.get(target, name);
    },
  });
}

async function variablesOf(file, mayLack) {
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (mayLack && cause.code === 'ENOENT') return undefined;
    throw new Unusable('noFile', { cause, name: '--env' });
  }
  if (text.length > MOST_BYTES) throw new Unusable('noFile', { name: '--env' });
  return parseEnv(text);
}

/** A binding of a Worker: it is there, and whoever uses it here is told that it cannot be. */
function elsewhere() {
  return new Proxy(() => {}, {
    get(_, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined;
      throw new ElsewhereOnly('a binding of a Worker');
    },
  });
}
