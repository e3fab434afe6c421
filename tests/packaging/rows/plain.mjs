/** Pages without a bundler, and a page whose policy forbids WebAssembly. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveFolder } from '../serve.mjs';
import { project } from '../world.mjs';

const page = (target) => `<!doctype html>
<meta charset="utf-8">
<title>bonin</title>
<script type="importmap">{ "imports": { "bonin": "${target}" } }</script>
<script type="module" src="./page.js"></script>
`;

const mapped = (name, target) => async (world) => {
  const root = project(world, name);
  // The one file has all providers, and takes one source.
  const isOne = target.includes('/cdn/');
  writeFileSync(join(root, 'index.html'), page(target));
  if (isOne) writeFileSync(join(root, 'page.js'), oneFile(root));
  const host = await serveFolder(root);
  return world.verifyAt(host.url).finally(host.close);
};

function oneFile(root) {
  const text = readFileSync(join(root, 'page.js'), 'utf8');
  return text.replace('init({ tossCert: undefined })', 'init()');
}

/** The strictest policy that works, and the one that does not, with what the page is told. */
async function policies(world) {
  const root = project(world, 'policies');
  const { build } = await import('vite8');
  await build({ root, configFile: false, logLevel: 'error', build: { outDir: join(root, 'dist') } });
  const policy = (script) =>
    `default-src 'none'; script-src 'self' ${script}; connect-src *; ` +
    "require-trusted-types-for 'script'; trusted-types 'none'";
  const strict = await serveFolder(join(root, 'dist'), { 'content-security-policy': policy("'wasm-unsafe-eval'") });
  const how = await world.verifyAt(strict.url).finally(strict.close);
  const forbidding = await serveFolder(join(root, 'dist'), { 'content-security-policy': policy('') });
  await assert.rejects(world.verifyAt(forbidding.url).finally(forbidding.close), ({ message }) => {
    assert.match(message, /"kind":"config"/);
    assert.match(message, /"reason":"wasmForbidden"/);
    assert.match(message, /'wasm-unsafe-eval' to script-src/);
    return true;
  });
  return `${how}; without 'wasm-unsafe-eval' kind config, and the directive is named`;
}

export const rows = [
  { name: 'import map, one line', run: mapped('import-map', '/node_modules/bonin/client/index.js') },
  { name: 'the file for a server of packages', run: mapped('cdn', '/node_modules/bonin/wasm/cdn/bonin.js') },
  { name: 'strict content security policy', tool: 'vite8', run: policies },
];
