/** The neutral files of the suite as one module, for runtimes that cannot run them as they are. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/lib/paths.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const standIns = { 'node:test': 'test.mjs', 'node:assert/strict': 'assert.mjs' };

/** Node's two modules are the harness's, and its entry gets the files that the bundle is made of. */
const harness = (files) => ({
  name: 'harness',
  setup({ onResolve, onLoad }) {
    // Whatever else of Node a file imports does not resolve, and the bundle fails.
    const filter = new RegExp(`^(?:${Object.keys(standIns).join('|')})$`);
    onResolve({ filter }, ({ path }) => ({ path: join(here, 'harness', standIns[path]) }));
    onResolve({ filter: /^#files$/ }, () => ({ path: 'files', namespace: 'files' }));
    onLoad({ filter: /.*/, namespace: 'files' }, () => ({ contents: entry(files), resolveDir: here }));
  },
});

// Imported one by one when their turn comes, since what a file does at its beginning belongs to its tests.
const entry = (files) =>
  `export const files = {\n${files.map((file) => `'${file}': () => import('../suite/${file}'),`).join('\n')}\n};`;

/** A Worker imports its wasm as a compiled module; the bundle leaves those imports as they are. */
export async function bundleForWorkerd(entryPoint, files) {
  const wasm = new Map();
  const apart = {
    name: 'wasm apart',
    setup({ onResolve }) {
      onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
        const name = `${wasm.size}-${basename(path)}`;
        wasm.set(name, join(resolveDir, path));
        return { path: `./${name}`, external: true };
      });
    },
  };
  const { text } = await bundle(entryPoint, files, { conditions: ['workerd', 'worker'], plugins: [apart] });
  return { text, wasm };
}

/** A browser asks for the files of the package by where they stand; the server of the tests has them below /pkg/. */
export async function bundleForBrowsers(entryPoint, files) {
  const root = inRoot('pkg').replace(/\/$/, '');
  const served = {
    name: 'files of the package',
    setup({ onLoad }) {
      onLoad({ filter: /\/pkg\/.*\.js$/ }, ({ path }) => {
        const url = JSON.stringify(`/pkg${path.slice(root.length)}`);
        const text = readFileSync(path, 'utf8');
        return { contents: text.replaceAll('import.meta.url', `new URL(${url}, location.origin).href`) };
      });
    },
  };
  return bundle(entryPoint, files, { conditions: ['browser'], plugins: [served] });
}

/** What each of the files is made of, as paths from the root. */
export async function inputsOf(files) {
  const { metafile } = await build({
    ...common([]),
    absWorkingDir: inRoot(),
    entryPoints: files.map((file) => inRoot('tests', 'suite', file)),
    outdir: 'unused',
    conditions: ['browser'],
  });
  const made = Object.values(metafile.outputs).map(({ entryPoint, inputs }) => [entryPoint, Object.keys(inputs)]);
  return new Map(made.map(([entryPoint, inputs]) => [entryPoint.replace('tests/suite/', ''), inputs]));
}

async function bundle(entryPoint, files, { conditions, plugins }) {
  const { outputFiles } = await build({
    ...common(files),
    entryPoints: [join(here, entryPoint)],
    conditions,
    plugins: [harness(files), ...plugins],
  });
  return { text: outputFiles[0].text };
}

const common = (files) => ({
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  plugins: [harness(files)],
  // The mocked timers ask for it where there is a process.
  external: ['util'],
  logLevel: 'error',
});
