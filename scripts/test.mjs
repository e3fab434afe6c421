/**
 * Question: does everything work? Sets the machine up, builds, and asks each question of `scripts/test/` in turn.
 * `npm test`, or `npm run test:quick` for what needs neither a browser nor a second build.
 */
import { performance } from 'node:perf_hooks';
import { build } from './build.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { setup } from './setup.mjs';

const quick = process.argv.includes('--quick');
const ask = (name) => () => run(process.execPath, [inRoot('scripts', 'test', `${name}.mjs`)]);
const here = (work) => () => work().then(() => ({ ok: true }), (error) => ({ ok: false, output: error.message }));

/** Later steps stand on the first two: where one of these fails, the rest would only repeat it. */
const groundwork = [
  ['setup', here(() => setup({ browser: !quick, linters: !quick }))],
  ['build', here(build)],
];
const slow = [
  ...['lint', 'fuzz', 'types', 'sixth', 'runtimes', 'stores', 'package', 'packaging', 'browser', 'ui', 'examples'],
  ...['e2e', 'reproducible'],
];
const questions = ['native', 'suite', ...(quick ? [] : slow)];

const rows = [];
for (const [name, work] of groundwork) if (rows.every(({ ok }) => ok)) rows.push(await step(name, work));
if (rows.every(({ ok }) => ok)) for (const name of questions) rows.push(await step(name, ask(name)));
summary();

async function step(name, work) {
  console.log(`\n▶ ${name}`);
  const start = performance.now();
  const { ok, output = '' } = await work();
  const seconds = (performance.now() - start) / 1000;
  if (!ok) console.log(output.trimEnd());
  console.log(`${word(ok)}: ${name}, ${seconds.toFixed(1)} s`);
  return { name, ok, seconds };
}

function word(ok) {
  return ok ? 'passed' : 'FAILED';
}

function summary() {
  const failed = rows.filter(({ ok }) => !ok).length;
  console.log('\n| step | result | seconds |\n|---|---|--:|');
  for (const { name, ok, seconds } of rows) console.log(`| ${name} | ${word(ok)} | ${seconds.toFixed(1)} |`);
  console.log(`\n${rows.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
