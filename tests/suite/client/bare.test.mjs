/** Importing needs nothing of a runtime: each module of the package is run with the globals of JavaScript alone. */
import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { before, test } from 'node:test';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { filesIn } from '../../../scripts/lib/files.mjs';
import { inPackage } from '../../../scripts/lib/paths.mjs';

/** The emulator's pages and the element's script tag are for a browser, programs for a shell, and hooks for React. */
const ELSEWHERE = /^(emulator\/(phone|windows|cli)|doctor\/cli|element\/define|react)/;

/** The conditions of each runtime, by which `#wasm` and its like are found. */
const RUNTIMES = {
  browser: { platform: 'browser', conditions: [] },
  node: { platform: 'node', conditions: [] },
  workerd: { platform: 'browser', conditions: ['workerd'] },
  'edge-light': { platform: 'browser', conditions: ['edge-light'] },
};

/** What is not ours: modules of Node, the dependency, and wasm files, which the runtime compiles. */
const others = {
  name: 'others',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:|jose\b)|\.wasm/ }, ({ path }) => ({ path, namespace: 'others' }));
    // CommonJS, so that names that it lacks are no fault.
    onLoad({ filter: /.*/, namespace: 'others' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
  },
};

/** @returns {Promise<string>} one script without modules, in which `import.meta` is empty */
async function bundled(contents, { platform, conditions }) {
  const shape = { bundle: true, format: 'iife', globalName: 'made', write: false, logLevel: 'error' };
  const stdin = { contents, resolveDir: inPackage(), sourcefile: 'all.js' };
  const how = { platform, conditions, logOverride: { 'empty-import-meta': 'silent' } };
  const { outputFiles } = await build({ ...shape, ...how, stdin, plugins: [others] });
  return outputFiles[0].text;
}

const run = (text) => {
  const context = createContext({});
  delete context.WebAssembly;
  new Script(`'use strict'; delete globalThis.WebAssembly; ${text}`).runInContext(context);
  return context;
};

let files;
before(() => {
  const scripts = filesIn(inPackage()).filter((file) => file.endsWith('.js'));
  files = scripts.map((file) => relative(inPackage(), file)).filter((file) => !ELSEWHERE.test(file));
  assert.ok(files.length > 150);
});

for (const [name, runtime] of Object.entries(RUNTIMES)) {
  test(`each module as ${name} gets it can be imported without URL, TextDecoder, fetch and crypto`, async () => {
    const wanted = files.filter((file) => !/^wasm\/\w+\/(node|workerd|edge-light|browser)\.js$/.test(file));
    const own = files.filter((file) => file.endsWith(`/${name}.js`));
    const imports = [...wanted, ...own].map((file, index) => `export * as m${index} from './${join(file)}';`);
    run(await bundled(imports.join('\n'), runtime));
  });
}

test('the same look finds what is made at import', async () => {
  for (const text of ['new URL("./x", "http://x")', 'new TextDecoder()', 'crypto.subtle', 'WebAssembly.compile']) {
    const script = await bundled(`export const made = ${text};`, RUNTIMES.browser);
    assert.throws(() => run(script), { name: 'ReferenceError' });
  }
});
