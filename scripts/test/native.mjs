/** Question: does the Rust core do what it should, natively, whatever zone the machine is in? */
import { Failed, run, script } from '../lib/run.mjs';
import { zones } from '../lib/zones.mjs';

await script(async () => {
  const all = await run('cargo', ['test', '--workspace', '--all-features'], { show: true });
  if (!all.ok) throw new Failed('Native tests failed.');
  for (const TZ of zones) {
    const { ok, output } = await run('cargo', ['test', '--workspace', '--all-features', 'seoul'], { env: { TZ } });
    if (!ok) throw new Failed(`${output}\nNative tests of times failed under TZ=${TZ}.`);
  }
});
