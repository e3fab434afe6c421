/** Next.js: a page and, as proxies, route handlers in Node, and with Turbopack at the edge; built by both bundlers. */
import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../../scripts/lib/run.mjs';
import { freePort } from '../serve.mjs';
import { copyTool, fixture, project } from '../world.mjs';

const built = (bundler) => async (world) => {
  const root = project(world, `next-${bundler}`);
  cpSync(fixture('next'), root, { recursive: true });
  const hasEdge = bundler === 'turbopack';
  // Next 16 lacks a file of its own for a route handler at the edge that webpack builds.
  if (!hasEdge) rmSync(join(root, 'app', 'edge'), { recursive: true });
  await copyTool(root, 'next', 'react', 'react-dom');
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const env = { ...process.env, BONIN_SETTINGS: JSON.stringify(world.settings), NEXT_TELEMETRY_DISABLED: '1' };
  await must(process.execPath, [next, 'build', `--${bundler}`], { cwd: root, env });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  try {
    await answering(`${url}/bonin/health`);
    const how = await world.verifyAt(`${url}/`, { proxyUrl: `${url}/bonin` });
    if (hasEdge) await world.verifyAt(`${url}/`, { proxyUrl: `${url}/edge/bonin` });
    return `page: ${how}; proxy: a route handler in Node${hasEdge ? ', and one at the edge' : ''}`;
  } finally {
    server.kill();
  }
};

async function answering(url) {
  for (let left = 100; left > 0; left -= 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer.`);
}

export const rows = ['turbopack', 'webpack'].map((bundler) => ({
  name: `Next 16, ${bundler}`,
  tool: 'next',
  run: built(bundler),
}));
