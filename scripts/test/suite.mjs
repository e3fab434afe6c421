/** Question: does the package do what it should in Node, whatever zone the machine is in? */
import { build } from '../build.mjs';
import { filesIn } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { zones } from '../lib/zones.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup();
  await build();
  const files = filesIn(inRoot('tests', 'suite')).filter((file) => file.endsWith('.test.mjs'));
  if (files.length === 0) throw new Failed('tests/suite holds no test.');
  for (const TZ of zones) {
    const { ok, output } = await run(process.execPath, ['--test', '--test-reporter=spec', ...files], { env: { TZ } });
    if (!ok) throw new Failed(`${output}\nThe suite failed under TZ=${TZ}.`);
    console.log(`TZ=${TZ}: ${output.match(/pass (\d+)/)?.[1]} tests passed.`);
  }
});
