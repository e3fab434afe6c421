/**
 * Question: does the package work in each runtime and browser? Names on the command line choose some of them;
 * `--write` notes the versions that were run, of which `node scripts/tables.mjs` makes the READMEs' tables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { build } from '../build.mjs';
import { findProgram } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { packagesOf, setup, systemPackages } from '../setup.mjs';
import { RUNTIMES } from '../tables.mjs';

const ran = inRoot('tests', 'runtimes', 'ran.json');
const args = process.argv.slice(2);
const wanted = args.filter((arg) => arg !== '--write');

await script(async () => {
  await setup({ browser: true });
  await packagesOf(inRoot('tests', 'runtimes'));
  await otherBrowsers();
  await build();
  // They stand on what was just installed.
  const { rows } = await import('../../tests/runtimes/rows.mjs');
  const { quiet } = await import('../../tests/runtimes/programs.mjs');
  const chosen = rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  if (chosen.length === 0) throw new Failed(`No runtime has this name: ${wanted.join(', ')}`);

  const versions = { [`Node ${process.versions.node.split('.')[0]}`]: process.versions.node };
  const failed = [];
  async function ask({ name, run: [program, given], TZ = 'UTC', version }) {
    const start = performance.now();
    const { ok, output } = await run(program, given, { env: { ...quiet, TZ } });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    versions[name] = version ? await version() : output.match(new RegExp(`^${name} ([\\d.]+)`, 'm'))?.[1];
    const [, after, before] = output.match(/\bpass (\d+)|(\d+) pass/) ?? [];
    const what = `${name} ${versions[name]}, TZ=${TZ}, ${after ?? before} tests, ${seconds} s`;
    console.log(`${ok ? 'passed' : 'FAILED'}: ${what}`);
    if (!ok) failed.push(name, output);
  }

  // Nearly all of them keep one core busy, and those that take longest stand first.
  const waiting = [...chosen];
  const lane = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await ask(row);
  };
  await Promise.all([lane(), lane()]);
  if (failed.length > 0) throw new Failed(failed.join('\n'));
  if (args.includes('--write')) note(versions);
});

/** Those that did not run this time keep what they had. */
function note(versions) {
  const known = { ...JSON.parse(readFileSync(ran, 'utf8')), ...versions };
  const ordered = Object.fromEntries(Object.keys(RUNTIMES).map((name) => [name, known[name]]));
  writeFileSync(ran, `${JSON.stringify(ordered, undefined, 2)}\n`);
}

async function otherBrowsers() {
  const missing = () => [
    ...(findProgram('firefox-esr', 'firefox') ? [] : ['firefox-esr']),
    ...(findProgram('WebKitWebDriver') ? [] : ['webkit2gtk-driver']),
    ...(findProgram('xvfb-run') ? [] : ['xvfb', 'xauth']),
  ];
  if (missing().length > 0) await systemPackages(missing());
  if (missing().length > 0) throw new Failed(`The tests in browsers need ${missing().join(', ')}.`);
}
