// The Java side: compiling the bridge against stubs of what it is deployed with, and running it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { filesIn } from '../../../scripts/lib/files.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { must, run } from '../../../scripts/lib/run.mjs';

export const SECRET = 'a-secret-of-tests-MARK-0123456789abcdef';

const ours = (part) => filesIn(inRoot('pkg-template', 'passni-bridge', part));
const theirs = (part) => filesIn(inRoot('tests', 'passni_bridge', part));

/** @returns {Promise<string | undefined>} why nothing can be compiled here, if so */
export async function missingJdk() {
  const found = await Promise.all(['javac', 'java'].map((program) => run(program, ['--version'])));
  const versions = found.map(({ ok, output }) => ok && /^(?:javac|openjdk|java) (\d+)/m.exec(output)?.[1]);
  return versions.every((version) => Number(version) >= 17) ? undefined : 'no JDK: javac and java 17 are not on PATH';
}

/** @returns {Promise<{ folder: string, remove: () => Promise<void> }>} a temporary folder for classes and scripts */
export async function workshop() {
  const folder = await mkdtemp(join(tmpdir(), 'passni-bridge-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

const strict = ['--release', '17', '-encoding', 'UTF-8', '-Xlint:all', '-Werror'];
const classes = (folder) => join(folder, 'classes');

/** Compiles the bridge, both its hosts and the stubs. */
export async function compile(folder) {
  const sources = [...['java', 'servlet'].flatMap(ours), ...['stub', 'servlet', 'host'].flatMap(theirs)];
  await must('javac', [...strict, '-d', classes(folder), ...sources]);
}

/** Compiles the servlet for containers before Jakarta EE 9. */
export async function compileForJavax(folder) {
  const sources = await Promise.all([...ours('servlet'), ...theirs('servlet')].map(async (file, at) => {
    const copy = join(folder, 'javax', String(at), basename(file));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, (await readFile(file, 'utf8')).replaceAll('jakarta', 'javax'));
    return copy;
  }));
  await must('javac', [...strict, '-cp', classes(folder), '-d', join(folder, 'javax', 'classes'), ...sources]);
}

/**
 * Writes down what the agent says.
 * @param {Record<string, string>} lines as the stub's `Script` reads them
 */
export async function writeScript(folder, lines) {
  const ascii = (text) => text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const text = Object.entries(lines).map(([call, value]) => `${ascii(call)}=${ascii(value)}\n`);
  await writeFile(join(folder, 'script.properties'), text.join(''));
}

const hosts = {
  server: { main: ['bonin.passni.BridgeServer'], rightly: { env: { PASSNI_BRIDGE_SECRET: SECRET } } },
  servlet: {
    main: ['jakarta.servlet.http.Host', 'shop.LogoutServlet'],
    rightly: { flags: [`-Dinit.PASSNI_BRIDGE_SECRET=${SECRET}`] },
  },
};

/** Starts a bridge, in a locale that knows ASCII alone. */
function launch(folder, kind, { env = {}, flags = [] }) {
  const { PATH, HOME } = process.env;
  const script = `-Dagent.script=${join(folder, 'script.properties')}`;
  const args = ['-XX:TieredStopAtLevel=1', '-cp', classes(folder), script, ...flags, ...hosts[kind].main];
  const child = spawn('java', args, {
    env: { PATH, HOME, LC_ALL: 'C', PASSNI_BRIDGE_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said.text += text;
    });
  }
  return { child, said };
}

/** @returns {Promise<{ url: string, stop: () => Promise<string> }>} `stop` gives everything that the bridge printed */
export async function start(folder, kind) {
  const { child, said } = launch(folder, kind, hosts[kind].rightly);
  const closed = once(child, 'close');
  const ended = closed.then(() => Promise.reject(new Error(`The ${kind} ended: ${said.text}`)));
  ended.catch(() => {});
  const stop = async () => {
    child.kill();
    await closed;
    return said.text;
  };
  while (!/http:.*\n/.test(said.text)) await Promise.race([once(child.stdout, 'data'), ended]);
  return { url: /http:\S+/.exec(said.text)[0], stop };
}

/** @returns {Promise<{ code: number, text: string }>} how a bridge ended that should not start */
export async function refusal(folder, kind, secret) {
  const { child, said } = launch(folder, kind, { env: secret === undefined ? {} : { PASSNI_BRIDGE_SECRET: secret } });
  const timer = setTimeout(() => child.kill(), 60_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code, text: said.text };
}
