/** An example as somebody has it who copied it and installed the tarball that npm would publish. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inPackage, inRoot } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';

/** @returns {Promise<{ tarball: string, folder: string, remove: () => void }>} where examples are copied to */
export async function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-examples-'));
  const packed = await must('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: inPackage() });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[')));
  return { tarball: join(folder, filename), folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Copies an example, and installs it with the tarball in the place of the repository's folder.
 * @param {string} from the folder of the example
 * @param {{ tarball: string, folder: string }} packed
 * @returns {Promise<string>} the copy
 */
export async function install(from, { tarball, folder }) {
  const to = join(folder, basename(from));
  const isOwn = (path) => !/\/(node_modules|dist|\.wrangler|\.dev\.vars|\.env|\.next|\.svelte-kit|build)$/.test(path);
  cpSync(from, to, { recursive: true, filter: isOwn });
  const manifest = join(to, 'package.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, text.replaceAll(/"bonin": "[^"]+"/g, () => `"bonin": ${JSON.stringify(`file:${tarball}`)}`));
  await must('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], { cwd: to });
  return to;
}

/**
 * What `npm create bonin` writes, by the tarball of it that npm would publish.
 * @param {string} host
 * @param {{ folder: string }} packed
 * @returns {Promise<string>} the folder
 */
export async function created(host, { folder }) {
  const packing = ['pack', '--json', '--silent', '--pack-destination', folder];
  const packed = await must('npm', packing, { cwd: inRoot('create-bonin') });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[\n')));
  const dir = join(folder, 'new', 'create-bonin');
  const flags = ['--yes', '--provider', 'mobileok', '--host', host, '--dir', dir];
  const from = `--package=${join(folder, filename)}`;
  await must('npm', ['exec', '--yes', from, '--', 'create-bonin', ...flags], { cwd: folder });
  return dir;
}

/** @param {number} count @returns {Promise<number[]>} ports that nobody listens on */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
  })));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * Starts a program of an example, and waits until a page is there.
 * @param {string} cwd
 * @param {readonly string[]} command
 * @param {{ env: Record<string, string>, url: string, patience?: number }} options
 */
export async function start(cwd, [program, ...args], { env, url, patience = 90_000 }) {
  const stdio = ['ignore', 'pipe', 'pipe'];
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio, detached: true });
  // As a terminal does, and a container: npm itself does not hand a signal on.
  const signal = (name) => process.kill(-child.pid, name);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const gone = new Promise((resolve) => child.once('close', resolve));
  const until = Date.now() + patience;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      signal('SIGKILL');
      throw new Error(`${[program, ...args].join(' ')} gave no page at ${url}\n${output}`);
    }
    await pause(250);
  }
  return {
    output: () => output,
    /** Ends it as a platform does. @returns {Promise<void>} rejects where it does not end within ten seconds */
    async stop() {
      signal('SIGTERM');
      const ended = await Promise.race([gone.then(() => true), pause(10_000)]);
      if (!ended) signal('SIGKILL');
      if (!ended || (await answers(url))) throw new Error(`${url} is still there after SIGTERM\n${output}`);
    },
  };
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref?.());
