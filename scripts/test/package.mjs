/** Question: is the tarball that npm would publish whole, small, and usable by those who install it? */
import { build } from '../build.mjs';
import { filesIn } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup();
  await build();
  const files = filesIn(inRoot('tests', 'package')).filter((file) => file.endsWith('.test.mjs'));
  const args = ['--test', '--test-reporter=spec', '--test-concurrency=1', ...files];
  const { ok } = await run(process.execPath, args, { show: true });
  if (!ok) throw new Failed('The package failed.');
});
