// Whole journeys of a client in Node against a proxy that each runtime serves by its own adapter, Wrangler too.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import * as bonin from 'bonin';
import { journeys } from './journeys/journeys.mjs';
import { start } from './journeys/started.mjs';
import { denoRun, majors, node, programs, quiet } from './programs.mjs';

const here = (name) => fileURLToPath(new URL(`journeys/${name}`, import.meta.url));
const script = here('serve.mjs');
const dev = [programs.wrangler, 'dev', '--config', here('wrangler.toml'), '--ip', '127.0.0.1', '--port'];

const servers = {
  ...Object.fromEntries(majors.map((major) => [`Node ${major}`, [node(major), (port) => [script, port]]])),
  Deno: [programs.deno, (port) => [...denoRun('--allow-net'), script, port]],
  Bun: [programs.bun, (port) => [script, port]],
  // It wants a newer Node than the one that runs this may be.
  'wrangler dev': [node(24), (port) => [...dev, port]],
};

for (const [name, [program, args]] of Object.entries(servers)) {
  test(`${name} serves`, async (t) => {
    const { url, close } = await start(program, args, { env: { ...process.env, ...quiet } });
    t.after(close);
    for (const [title, walk] of Object.entries(journeys)) await t.test(title, () => walk({ assert, bonin, url }));
  });
}
