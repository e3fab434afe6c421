// The types of the stores against the types of the clients that they are for.
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { npmProgram } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';
import { denoProgram } from './deno.mjs';

const file = (name) => fileURLToPath(new URL(`types/${name}`, import.meta.url));
const cwd = fileURLToPath(new URL('.', import.meta.url));
const how = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', '--module', 'nodenext'];

test('of Node: redis, ioredis, Upstash, pg, postgres', async () => {
  await must(npmProgram('tsc'), [...how, '--target', 'es2023', '--types', 'node', file('node.ts')], { cwd });
});

test('of Workers: a binding', async () => {
  const lib = ['--target', 'es2023', '--lib', 'es2023', '--types', '@cloudflare/workers-types'];
  await must(npmProgram('tsc'), [...how, ...lib, file('worker.ts')], { cwd });
});

test('of Deno: Deno KV', async () => {
  // In a package that is linked and not installed, Deno finds no `.d.ts` for a `.js` without the last one.
  const options = ['--quiet', '--unstable-kv', '--no-lock', '--unstable-sloppy-imports'];
  await must(denoProgram, ['check', ...options, file('deno.ts')], { cwd });
});
