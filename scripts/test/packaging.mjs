/** Question: does the tarball work with the bundlers, frameworks and test runners of its users, without a setting? */
import { build } from '../build.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { packagesOf, setup } from '../setup.mjs';

await script(async () => {
  await setup({ browser: true });
  await packagesOf(inRoot('tests', 'packaging'));
  await build();
  const out = inRoot('node_modules', '.cache', 'bonin', 'packaging.json');
  const args = [inRoot('tests', 'packaging', 'matrix.mjs'), '--out', out, ...process.argv.slice(2)];
  const { ok } = await run(process.execPath, args, { show: true });
  if (!ok) throw new Failed('The package failed in a project of its users.');
});
