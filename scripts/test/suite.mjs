/** Question: do the package and the documents' examples hold in Node, whatever zone the machine is in? */
import { build } from '../build.mjs';
import { filesIn } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { zones } from '../lib/zones.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup();
  await build();
  const all = ['suite', 'docs'].flatMap((folder) => filesIn(inRoot('tests', folder)));
  const files = all.filter((file) => file.endsWith('.test.mjs'));
  if (files.length === 0) throw new Failed('There is no test.');
  const [first, ...others] = zones;
  await inZone(first, files);
  const aboutTime = files.filter((file) => /time|zone|clock/.test(file));
  for (const zone of aboutTime.length > 0 ? others : []) await inZone(zone, aboutTime);
});

async function inZone(TZ, files) {
  const { ok } = await run(process.execPath, ['--test', '--test-reporter=spec', ...files], { env: { TZ }, show: true });
  if (!ok) throw new Failed(`The suite failed under TZ=${TZ}.`);
}
