/** Question: are the sources in the house's style, and without what compilers, linters and advisories warn of? */
import { readFileSync } from 'node:fs';
import { build } from '../build.mjs';
import { inRoot, modules, npmProgram } from '../lib/paths.mjs';
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

/** The package's JavaScript against its types, without an implicit `any`; in `pkg`, where the generated part is too. */
const javascript = inRoot('tests', 'types', 'javascript.json');

async function javascriptFaults() {
  await build();
  const { include } = JSON.parse(readFileSync(javascript, 'utf8'));
  const folders = include.map((path) => /pkg\/(\w+)/.exec(path)?.[1]).filter(Boolean);
  console.log(`Checked against the types: ${folders.join(', ')}.`);
  const { ok, output } = await run(npmProgram('tsc'), ['-p', javascript]);
  return ok ? [] : [output.replace(/^pkg\//gm, 'pkg-template/')];
}

await script(async () => {
  await setup({ linters: true });
  const faults = [...houseFaults(), ...(await dependencyFaults()), ...(await javascriptFaults())];
  for (const [program, args] of checks) {
    const { ok, output } = await run(program, args);
    if (!ok) faults.push(`${program} ${args.join(' ')}\n${output}`);
  }
  if (faults.length > 0) throw new Failed(faults.join('\n'));
});
