/** Question: are the sources in the house's style, and without what compilers, linters and advisories warn of? */
import { modules } from '../lib/paths.mjs';
import { Failed, run, script } from '../lib/run.mjs';
import { dependencyFaults } from '../lib/dependencies.mjs';
import { houseFaults } from '../lib/house.mjs';
import { setup } from '../setup.mjs';

const strict = ['--', '-D', 'warnings'];
/** A test stops where something is not as it has to be. */
const mayStop = ['expect_used', 'panic', 'unwrap_used'].flatMap((lint) => ['-A', `clippy::${lint}`]);
const wasm = ['clippy', '--lib', '--target', 'wasm32-unknown-unknown', '--no-default-features'];
const forWasm = ({ crate, features }) => [...wasm, '--package', crate, '--features', features.join(',')];

const checks = [
  ['cargo', ['fmt', '--all', '--check']],
  ['cargo', ['clippy', '--workspace', '--lib', '--all-features', ...strict]],
  ['cargo', ['clippy', '--workspace', '--tests', '--all-features', ...strict, ...mayStop]],
  ...Object.values(modules).map((module) => ['cargo', [...forWasm(module), ...strict]]),
];

await script(async () => {
  await setup({ linters: true });
  const faults = [...houseFaults(), ...(await dependencyFaults())];
  for (const [program, args] of checks) {
    const { ok, output } = await run(program, args);
    if (!ok) faults.push(`${program} ${args.join(' ')}\n${output}`);
  }
  if (faults.length > 0) throw new Failed(faults.join('\n'));
});
