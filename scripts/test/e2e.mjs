/** Question: can a person be verified on the demo, in a real browser, in every way? Arguments go to Playwright. */
import { build, buildDemo } from '../build.mjs';
import { inRoot, npmProgram } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { setup } from '../setup.mjs';

await script(async () => {
  await setup({ browser: true });
  await build();
  await buildDemo();
  const args = ['test', '--config', inRoot('tests', 'e2e', 'playwright.config.mjs'), ...process.argv.slice(2)];
  const { ok } = await run(npmProgram('playwright'), args, { show: true });
  if (!ok) throw new Failed('The demo failed in Chromium.');
});
