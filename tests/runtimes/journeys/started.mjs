/** The programs that serve the journeys: started, awaited, and ended with all that they started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/**
 * @param {string} program
 * @param {(port: number) => string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function start(program, args, options) {
  const port = await freePort();
  const child = spawn(program, args(port), { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true });
  const gone = once(child, 'close');
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGTERM');
    await gone;
  };
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break;
    const health = await fetch(`${url}/bonin/health`).catch(() => undefined);
    if (health?.ok) return { url, close };
    await pause(100);
  }
  await close();
  throw new Error(`${program} did not serve:\n${Buffer.concat(said)}`);
}
