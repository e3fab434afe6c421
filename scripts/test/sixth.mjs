/** Question: does one provider more need nothing but its own files and a line in a few shared ones? */
import { build } from '../build.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup();
  await build();
  const args = ['--test', '--test-reporter=spec', inRoot('tests', 'sixth', 'sixth.test.mjs')];
  const { ok } = await run(process.execPath, args, { show: true });
  if (!ok) throw new Failed('A sixth provider does not fit in.');
});
