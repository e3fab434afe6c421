/**
 * Question: does the package, as npm would publish it, work in the projects of its users? Each row is a small project
 * with one tool, without any setting; what it runs stands in the table at the end.
 * `node tests/packaging/matrix.mjs [--only TEXT] [--out FILE]`, FILE being the table as JSON
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rows as bundlers } from './rows/bundlers.mjs';
import { rows as next } from './rows/next.mjs';
import { rows as plain } from './rows/plain.mjs';
import { rows as runners } from './rows/runners.mjs';
import { rows as servers } from './rows/servers.mjs';
import { rows as vite } from './rows/vite.mjs';
import { openWorld } from './world.mjs';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, out: { type: 'string' } } });
const TOOLS = fileURLToPath(new URL('node_modules/', import.meta.url));

const versionOf = (tool) => tool && JSON.parse(readFileSync(join(TOOLS, tool, 'package.json'), 'utf8')).version;

// The slowest begin first.
const all = [...next, ...plain, ...vite, ...bundlers, ...servers, ...runners];
const wanted = all.filter(({ name }) => name.toLowerCase().includes(values.only.toLowerCase()));
const world = await openWorld();
const results = [];

async function runRow({ name, tool, run }, index) {
  const start = performance.now();
  const [how, fault] = await run(world).then((how) => [how], (error) => ['failed', error.stack ?? String(error)]);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  results[index] = { name, version: versionOf(tool) ?? '', how, seconds, ok: !fault };
  console.log(`${fault ? 'FAILED' : 'passed'}: ${name}, ${seconds} s`);
  if (fault) console.log(fault.slice(0, 4000));
}

// Two at a time: most rows wait for one program.
const left = wanted.map((row, index) => [row, index]).reverse();
const work = async () => {
  for (let next = left.pop(); next; next = left.pop()) await runRow(...next);
};
await Promise.all([work(), work()]);
await world.close();

console.log('\n| project | version | how it ran | seconds |\n|---|---|---|--:|');
for (const { name, version, how, seconds } of results) console.log(`| ${name} | ${version} | ${how} | ${seconds} |`);
if (values.out) writeFileSync(values.out, `${JSON.stringify(results, undefined, 2)}\n`);
const failed = results.filter(({ ok }) => !ok).length;
console.log(`\n${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
