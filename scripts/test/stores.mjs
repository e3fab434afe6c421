/** Question: does every store decide once, whoever asks, whatever breaks? With real servers. */
import { postgresFolder } from '../../tests/stores/servers.mjs';
import { build } from '../build.mjs';
import { filesIn, findProgram } from '../lib/files.mjs';
import { inRoot } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { packagesOf, setup, systemPackages } from '../setup.mjs';

const missing = () => [
  ...(findProgram('redis-server') ? [] : ['redis-server']),
  ...(postgresFolder() ? [] : ['postgresql']),
];

await script(async () => {
  await setup();
  if (missing().length > 0) await systemPackages(missing());
  if (missing().length > 0) throw new Failed(`These tests need ${missing().join(' and ')}.`);
  await packagesOf(inRoot('tests', 'stores'));
  await build();
  const files = filesIn(inRoot('tests', 'stores')).filter((file) => file.endsWith('.test.mjs'));
  const args = ['--test', '--test-reporter=spec', '--test-concurrency=1', '--test-timeout=300000', ...files];
  const { ok } = await run(process.execPath, args, { show: true });
  if (!ok) throw new Failed('A store failed.');
});
