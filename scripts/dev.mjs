/**
 * Question: what does it look like? Builds what is missing, and runs emulator, proxy and demo until Ctrl-C.
 * `npm start`, or `npm start -- --port 8000`; `--dev` shows the page from its sources and follows their changes.
 */
import { parseArgs } from 'node:util';
import { build, buildDemo } from './build.mjs';
import { Failed, script } from './lib/run.mjs';
import { setup } from './setup.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' }, dev: { type: 'boolean', default: false } } });

await script(async () => {
  await setup();
  await build();
  if (!values.dev) await buildDemo();
  const demo = await start();
  console.log(`\n  bonin demo:  ${demo.url}\n\n  The providers are an emulator: nobody is verified. Ctrl-C ends it.\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => demo.close());
});

async function start() {
  // Not at the top: it imports the package, which a fresh clone does not have before the build.
  const { startDemo } = await import('../www/server.mjs');
  try {
    return await startDemo({ port: Number(values.port ?? 4000), dev: values.dev });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    if (values.port) throw new Failed(`Port ${values.port} or one of the two after it is taken.`);
    return startDemo({ port: 0, dev: values.dev });
  }
}
