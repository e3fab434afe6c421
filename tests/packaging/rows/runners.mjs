/** Test runners, in each environment. */
import { join } from 'node:path';
import { must } from '../../../scripts/lib/run.mjs';
import { linkTools, programOf, project } from '../world.mjs';

const spec = (imports) => `${imports}import { verifyHere } from './server.js';
test('one person is verified', async () => {
  expect(await verifyHere()).toBe('홍길동');
}, 60_000);
`;

const vitest = (environment) => async (world) => {
  const file = spec("import { expect, test } from 'vitest';\n");
  const root = project(world, `vitest-${environment}`, { 'verify.test.js': file });
  linkTools(root);
  const args = ['run', '--root', root, '--environment', environment, '--reporter', 'verbose'];
  const said = await must(programOf('vitest'), args, { cwd: root });
  if (!/1 passed/.test(said)) throw new Error(said);
  return `environment ${environment}`;
};

const jest = (environment) => async (world) => {
  const root = project(world, `jest-${environment}`, { 'verify.test.mjs': spec('') });
  linkTools(root);
  const config = JSON.stringify({ testEnvironment: environment, transform: {}, testMatch: ['**/*.test.mjs'] });
  const args = ['--experimental-vm-modules', '--no-warnings', programOf('jest'), '--rootDir', root, '--config', config];
  const said = await must(process.execPath, args, { cwd: root });
  if (!/1 passed/.test(said)) throw new Error(said);
  return `ES modules, environment ${environment}`;
};

export const rows = [
  ...['node', 'jsdom', 'happy-dom'].map((environment) => ({
    name: `Vitest, ${environment}`,
    tool: 'vitest',
    run: vitest(environment),
  })),
  { name: 'Jest, ES modules', tool: 'jest', run: jest('node') },
];
