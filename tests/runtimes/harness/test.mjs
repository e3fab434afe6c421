/**
 * As much of `node:test` as the neutral files use, for runtimes that have none: a file registers its tests and hooks,
 * and `runAll` runs them in order and says of each how it went.
 */
import { createMock } from './mock.mjs';

/** A test that hangs is a test that fails. */
const LIMIT_MS = 60_000;
const { setTimeout: later, clearTimeout: forget } = globalThis;

const newGroup = () => ({ tests: [], before: [], beforeEach: [], afterEach: [], after: [] });
let group = newGroup();

export const test = (name, ...rest) => void group.tests.push({ name, run: rest.at(-1) });
export const before = (run) => void group.before.push(run);
export const beforeEach = (run) => void group.beforeEach.push(run);
export const afterEach = (run) => void group.afterEach.push(run);
export const after = (run) => void group.after.push(run);
export default test;

/**
 * @param {Record<string, () => Promise<unknown>>} files each with the import that registers its tests
 * @param {(result: { name: string, ok: boolean, error?: string }) => void} tell
 */
export async function runAll(files, tell) {
  for (const [file, load] of Object.entries(files)) {
    group = newGroup();
    const { error } = await outcome(async () => {
      await load();
      for (const run of group.before) await run();
    });
    if (error) tell({ name: `${file}: before its tests`, ok: false, error });
    else for (const one of group.tests) tell({ name: `${file}: ${one.name}`, ...(await single(one)) });
    for (const run of group.after) await run();
  }
}

async function single({ run }) {
  const own = [];
  const mock = createMock();
  const context = { mock, after: (undo) => void own.push(undo) };
  const result = await outcome(async () => {
    for (const hook of group.beforeEach) await hook(context);
    await run(context);
  });
  const ended = await outcome(async () => {
    mock.restoreAll();
    for (const undo of own) await undo();
    for (const hook of group.afterEach) await hook(context);
  });
  return result.ok ? ended : result;
}

async function outcome(run) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = later(() => reject(new Error(`It took more than ${LIMIT_MS / 1000} s.`)), LIMIT_MS);
  });
  try {
    await Promise.race([run(), limit]);
    return { ok: true };
  } catch (error) {
    return { ok: false, error: told(error) };
  } finally {
    forget(timer);
  }
}

/** Not every engine's stack begins with the message; causes are told too. */
function told(error) {
  const stack = String(error?.stack ?? '');
  const own = stack.includes(String(error?.message)) ? stack : `${error}\n${stack}`;
  return error?.cause === undefined ? own : `${own}\nbecause of ${told(error.cause)}`;
}
