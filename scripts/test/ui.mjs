/** Question: do the element and the React entry verify a person in a real browser, and can everybody use them? */
import { build } from '../build.mjs';
import { inRoot, npmProgram } from '../lib/paths.mjs';
import { Failed, must, run, script } from '../lib/run.mjs';
import { packagesOf, setup } from '../setup.mjs';

await script(async () => {
  await setup({ browser: true });
  await build();
  await packagesOf(inRoot('tests', 'ui'));
  for (const project of ['tsconfig.json', 'javascript.json']) {
    await must(npmProgram('tsc'), ['-p', inRoot('tests', 'ui', project)]);
  }
  const args = ['test', '--config', inRoot('tests', 'ui', 'playwright.config.mjs'), ...process.argv.slice(2)];
  const { ok } = await run(npmProgram('playwright'), args, { show: true });
  if (!ok) throw new Failed('The element or the React entry failed in Chromium.');
});
