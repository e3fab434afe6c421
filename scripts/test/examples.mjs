/**
 * Question: does each example work for who copies it, with the tarball that npm would publish? By default those that
 * are not long; `--all` for every one, or their names.
 */
import { delimiter, join } from 'node:path';
import { build } from '../build.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, must, script } from '../lib/run.mjs';
import { EXAMPLES } from '../../tests/examples/examples.mjs';
import { created, freePorts, install, pack, start } from '../../tests/examples/project.mjs';
import { verifyOn } from '../../tests/examples/visit.mjs';
import { packagesOf, setup } from '../setup.mjs';

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('-'));
const wanted = ({ name, long }) => (names.length ? names.includes(name) : !long || args.includes('--all'));

await script(async () => {
  await setup({ browser: true });
  await build();
  const packed = await pack();
  const rows = [];
  try {
    for (const example of EXAMPLES) {
      rows.push([example.name, wanted(example) ? await attempt(example, packed) : 'not run']);
    }
  } finally {
    packed.remove();
  }
  for (const [name, result] of rows) console.log(`${name.padEnd(14)} ${result}`);
  const failed = rows.filter(([, result]) => result.startsWith('FAILED')).map(([name]) => name);
  if (failed.length) throw new Failed(`These examples failed: ${failed.join(', ')}.`);
});

async function attempt(example, packed) {
  const begun = performance.now();
  try {
    await tried(example, packed);
    return `passed, ${((performance.now() - begun) / 1000).toFixed(1)} s`;
  } catch (error) {
    return `FAILED: ${error.message}`;
  }
}

/** Installed, tested, started, visited, ended. */
async function tried(example, packed) {
  const { name, command, again, test, answers, created: host } = example;
  const folder = await install(host ? await created(host, packed) : inRoot('examples', name), packed);
  if (test) await must('npm', ['test'], { cwd: folder });
  const env = { ...(await environment(example)), ...example.env };
  for (const each of again ? [command, again] : [command]) await visited(folder, each, { answers, env });
}

async function visited(folder, command, { answers, env }) {
  const [port, worker, emulator] = await freePorts(3);
  const url = `http://localhost:${port}/${answers ?? ''}`;
  const ports = { PORT: String(port), WORKER_PORT: String(worker), EMULATOR_PORT: String(emulator) };
  const running = await start(folder, command, { url, env: { ...ports, ...env } });
  try {
    if (!answers) await verifyOn(url);
  } catch (error) {
    throw new Error(`${error.message}\n${running.output()}`);
  } finally {
    await running.stop();
  }
}

/** The runtimes that are no part of Node come from npm. */
async function environment({ tools }) {
  if (!tools) return {};
  const folder = inRoot('tests', 'examples', 'tools');
  await packagesOf(folder);
  return { PATH: join(folder, 'node_modules', '.bin') + delimiter + process.env.PATH };
}
