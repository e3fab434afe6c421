// Real servers of Redis and PostgreSQL, each on a free port with a folder of its own, which tests may kill and revive.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../scripts/lib/files.mjs';

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {() => Promise<void>} kill at once, as `kill -9`
 * @property {() => Promise<void>} start again, on the same port and with what is in its folder
 * @property {(signal: NodeJS.Signals) => void} signal
 * @property {() => Promise<void>} stop for good; its folder is gone
 */

/** How Redis keeps what it has: not at all, at each write, or about once a second. */
export const KEEPS = {
  nothing: ['--appendonly', 'no'],
  always: ['--appendonly', 'yes', '--appendfsync', 'always'],
  everySecond: ['--appendonly', 'yes', '--appendfsync', 'everysec'],
};

/**
 * @param {{ args?: string[], keeps?: keyof typeof KEEPS }} [how]
 * @returns {Promise<Server>}
 */
export function startRedis({ args = [], keeps = 'nothing' } = {}) {
  const program = findProgram('redis-server');
  return startServer({
    program,
    args: ({ port, folder }) => [
      ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...KEEPS[keeps], ...args],
    ],
    isReady: (port) => says(port, 'PING\r\n', '+PONG'),
  });
}

/** @returns {Promise<Server & { url: string }>} */
export async function startPostgres() {
  const bin = postgresFolder();
  const owner = ownerOfPostgres();
  const folder = newFolder(owner);
  const env = { PATH: process.env.PATH, LC_ALL: 'C' };
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'bonin', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(bin, 'initdb'), init, { ...owner, env, cwd: folder, stdio: 'pipe' });
  const server = await startServer({
    program: join(bin, 'postgres'),
    folder,
    options: { ...owner, env },
    args: ({ port }) => ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
    isReady: (port) => isReady(join(bin, 'pg_isready'), port),
  });
  return { ...server, url: `postgres://bonin@127.0.0.1:${server.port}/postgres` };
}

/** @returns {string | undefined} the folder of Debian's newest PostgreSQL, which is not on PATH, or of any on PATH */
export function postgresFolder() {
  const above = '/usr/lib/postgresql';
  const versions = (() => {
    try {
      return readdirSync(above).sort((a, b) => Number(b) - Number(a));
    } catch {
      return [];
    }
  })();
  const initdb = findProgram(...versions.map((version) => join(above, version, 'bin', 'initdb')), 'initdb');
  return initdb && join(initdb, '..');
}

/** PostgreSQL refuses to run as root, so it runs as the user that its package made. */
function ownerOfPostgres() {
  if (process.getuid() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function newFolder({ uid, gid } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  if (uid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

async function startServer({ program, args, isReady, options = {}, folder = newFolder(options) }) {
  const port = await freePort();
  let child;
  const start = async () => {
    let output = '';
    const how = { ...options, cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] };
    child = spawn(program, args({ port, folder }), how);
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => void (output += part));
    for (let tries = 0; tries < 300; tries += 1) {
      if (child.exitCode !== null) break;
      if (await isReady(port)) return;
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
    throw new Error(`${program} did not start:\n${output}`);
  };
  // With all its processes: a server that is gone has none left.
  const end = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    process.kill(-child.pid, signal);
    await ended;
  };
  // A test that fails before it stops its server must not leave it behind.
  process.on('exit', () => child.exitCode ?? child.signalCode ?? process.kill(-child.pid, 'SIGKILL'));
  await start();
  return {
    port,
    start,
    kill: () => end('SIGKILL'),
    signal: (signal) => void process.kill(child.pid, signal),
    async stop() {
      await end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isReady(program, port) {
  const child = spawn(program, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  return new Promise((resolve) => void child.on('exit', (code) => resolve(code === 0)));
}

/** @returns {Promise<boolean>} true if what listens on `port` answers `asked` with `answer` */
function says(port, asked, answer) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(asked));
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
    socket.on('data', (data) => {
      resolve(data.toString().startsWith(answer));
      socket.destroy();
    });
  });
}

/** @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
