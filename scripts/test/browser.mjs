/** Question: does the wasm boundary hold in a real browser? */
import { findDriver } from '../lib/browser.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { setup, wasmBindgen } from '../setup.mjs';

await script(async () => {
  await setup({ browser: true });
  const { testRunner } = await wasmBindgen();
  const env = { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: testRunner, CHROMEDRIVER: findDriver() };
  const args = ['test', '--workspace', '--target', 'wasm32-unknown-unknown', '--test', 'browser'];
  const { ok } = await run('cargo', args, { env, show: true });
  if (!ok) throw new Failed('The boundary failed in Chromium.');
});
