/** Question: does the proxy need nothing but what an edge worker has? */
import { build } from '../build.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup();
  await build();
  const { ok } = await run(process.execPath, [inRoot('tests', 'runtimes', 'workerd.mjs')], { show: true });
  if (!ok) throw new Failed('The suite failed in workerd.');
});
