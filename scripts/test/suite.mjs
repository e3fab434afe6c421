/** Question: does the package do what it should in Node, and what its documents say, in whatever zone? */
import { build } from '../build.mjs';
import { filesIn } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { zones } from '../lib/zones.mjs';
import { setup } from '../setup.mjs';

/** A test that hangs is a test that fails. */
const runner = ['--test', '--test-reporter=spec', '--test-timeout=120000'];

await script(async () => {
  await setup();
  await build();
  const files = ['suite', 'docs']
    .flatMap((folder) => filesIn(inRoot('tests', folder)))
    .filter((file) => file.endsWith('.test.mjs'));
  if (files.length === 0) throw new Failed('tests/suite and tests/docs hold no test.');
  for (const TZ of zones) {
    const { ok, output } = await run(process.execPath, [...runner, ...files], { env: { TZ } });
    if (!ok) throw new Failed(`${output}\nThe suite failed under TZ=${TZ}.`);
    console.log(`TZ=${TZ}: ${output.match(/pass (\d+)/)?.[1]} tests passed.`);
    const skipped = [...output.matchAll(/^ *﹣ .* # (.+)$/gm)].map(([, why]) => why);
    for (const why of new Set(skipped)) console.log(`  Some did not run: ${why}.`);
  }
});
