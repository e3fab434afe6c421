/** Question: do the package's types take what is right and refuse what is wrong? */
import { build } from '../build.mjs';
import { inRoot, npmProgram } from '../lib/paths.mjs';
import { must, script } from '../lib/run.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup();
  await build();
  await must(npmProgram('tsc'), ['-p', inRoot('tests', 'types')]);
  await must(npmProgram('tsc'), ['-p', inRoot('tests', 'types', 'plain')]);
  await must(process.execPath, ['--test', inRoot('tests', 'types', 'missing.test.mjs')]);
});
