/** Question: does the package do what it should in Node, and what its documents say, in whatever zone? */
import { availableParallelism } from 'node:os';
import { dated } from '../../tests/runtimes/neutral.mjs';
import { build } from '../build.mjs';
import { filesIn } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { zones } from '../lib/zones.mjs';
import { setup } from '../setup.mjs';

/** A test that hangs is a test that fails. Left to itself, Node keeps a core free. */
const runner = [
  '--test',
  '--test-reporter=spec',
  '--test-timeout=120000',
  `--test-concurrency=${availableParallelism()}`,
];

await script(async () => {
  await setup();
  await build();
  const files = ['suite', 'docs']
    .flatMap((folder) => filesIn(inRoot('tests', folder)))
    .filter((file) => file.endsWith('.test.mjs'));
  if (files.length === 0) throw new Failed('tests/suite and tests/docs hold no test.');
  // What the host's zone decides are dates alone: the files that speak of none run in one zone.
  const [first, ...others] = zones;
  await runIn(first, files);
  for (const zone of others) await runIn(zone, dated.map((file) => inRoot('tests', 'suite', file)));
});

async function runIn(TZ, files) {
  const { ok, output } = await run(process.execPath, [...runner, ...files], { env: { TZ } });
  if (!ok) throw new Failed(`${output}\nThe suite failed under TZ=${TZ}.`);
  console.log(`TZ=${TZ}: ${output.match(/pass (\d+)/)?.[1]} tests passed.`);
  const skipped = [...output.matchAll(/^ *﹣ .* # (.+)$/gm)].map(([, why]) => why);
  for (const why of new Set(skipped)) console.log(`  Some did not run: ${why}.`);
}
