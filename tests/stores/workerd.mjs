// Durable Objects in workerd, through miniflare: a Worker, and what its objects stored in a folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { freePort } from './servers.mjs';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
const OBJECTS = { BONIN_STORE: { className: 'BoninStore', useSQLite: true } };

/**
 * @param {{ entry?: string, durableObjects?: object, bindings?: object }} [how]
 * @returns {Promise<{ folder: string, url: string, namespace: () => Promise<object>, kill: () => Promise<void>,
 *   start: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startWorkerd({ entry = WORKER, durableObjects = OBJECTS, bindings = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-store-'));
  const modules = await bundled(entry);
  const port = await freePort();
  let worker;
  let pid;
  const start = async () => {
    const others = workerds();
    const compatibilityDate = '2026-06-01';
    const objects = { durableObjects, durableObjectsPersist: folder };
    worker = new Miniflare({ modules, compatibilityDate, port, bindings, ...objects });
    await worker.ready;
    pid = workerds().find((one) => !others.includes(one));
  };
  await start();
  return {
    folder,
    url: `http://127.0.0.1:${port}/`,
    namespace: () => worker.getDurableObjectNamespace('BONIN_STORE'),
    start,
    /** As `kill -9` of the process that the objects are in. */
    async kill() {
      process.kill(pid, 'SIGKILL');
      await worker.dispose();
    },
    async stop() {
      await worker.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The modules of a Worker: one bundle, and the wasm that it imports, compiled. */
async function bundled(entry) {
  const files = new Map();
  const apart = {
    name: 'wasm apart',
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        files.set(basename(path), join(resolveDir, path));
        return { path: `./${basename(path)}`, external: true };
      });
    },
  };
  const conditions = ['workerd', 'worker'];
  const how = { bundle: true, write: false, format: 'esm', conditions, plugins: [apart], logLevel: 'error' };
  const { outputFiles } = await build({ entryPoints: [entry], ...how });
  return [
    { type: 'ESModule', path: 'worker.mjs', contents: outputFiles[0].text },
    ...[...files].map(([path, file]) => ({ type: 'CompiledWasm', path, contents: readFileSync(file) })),
  ];
}

/** The processes of workerd that this one has. */
function workerds() {
  const lines = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return lines.split('\n').filter((line) => line.includes('workerd')).map((line) => Number(line.trim().split(/\s/)[0]));
}
