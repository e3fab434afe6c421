/** What a bundler makes of the package for a browser: what is in it, and how large it is. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build as vite } from 'vite';
import { measurePages } from '../../scripts/lib/budgets.mjs';
import { loadedByBrowser } from '../../scripts/lib/bundle.mjs';
import { providers, wasmName } from '../../scripts/lib/paths.mjs';
import { kilobytes, sizes } from '../../scripts/lib/size.mjs';
import { namedWasm } from '../../scripts/lib/wasm.mjs';
import { installPackage, installedFile, write } from './installed.mjs';
import { exportsOf, functionNames } from './wasm.mjs';

let installed;
before(async () => {
  installed = await installPackage();
  write(installed.project, 'page.js', "import { createClient } from 'bonin';\nglobalThis.client = createClient;\n");
  write(installed.project, 'index.html', '<!doctype html><script type="module" src="./page.js"></script>');
});
after(() => installed?.remove());

test('stays within what a browser may have to load', async (t) => {
  const pages = await measurePages(installed.project);
  assert.deepEqual(pages.map(({ name }) => name), [...providers, 'all']);
  for (const { name, total, budget, parts } of pages) {
    t.diagnostic(`a browser loads ${kilobytes(total)} for ${name}: ${parts}`);
    assert.ok(total <= budget, `${name}: ${kilobytes(total)} is over ${kilobytes(budget)}`);
  }
});

test('holds the client and nothing else', async () => {
  const { inputs, text } = await loadedByBrowser(installed.project);
  const ours = inputs.map((path) => path.match(/node_modules\/(.*)$/)?.[1]).filter(Boolean);
  assert.ok(ours.length > 5);
  assert.deepEqual(ours.filter((path) => !/^bonin\/(client|core|wasm)\//.test(path)), []);
  assert.doesNotMatch(text, /\beval\(|\bnew Function\b|createEmulator|createProxy|node:/);
});

test('its wasm holds public-key code only', () => {
  const secret = /envelope::Sealed|key_file|decrypt|inv_sub_bytes|codes::|emulator|flow::proxy/;
  assert.deepEqual(functionNames(readFileSync(namedWasm('mobileok'))).filter((name) => secret.test(name)), []);
  // The same look finds them where they belong: it does not pass for want of names.
  assert.ok(functionNames(readFileSync(namedWasm('proxy'))).some((name) => secret.test(name)));
  const names = exportsOf(installedFile(installed.project, 'wasm/mobileok/bonin-mobileok.wasm'));
  const known = /^(memory|pageflow_(new|feed|look|snapshot)|encrypt(Auth|Verify)Info|__\w+)$/;
  assert.deepEqual(names.filter((name) => !known.test(name)), []);
});

test('a provider that encrypts nothing brings no cryptography', () => {
  const crypto =
    /\b(aes|aes_gcm|cbc|crypto_bigint|ghash|hmac|rsa|sha1|sha2)\b|crypto::(cbc|public_key)|session::cipher/;
  const found = (name) => functionNames(readFileSync(namedWasm(name))).filter((name) => crypto.test(name));
  assert.deepEqual(found('ompass'), []);
  assert.ok(found('toss_cert').length > 5, 'the same look finds it where it belongs');
});

test('the bytes in a module are loaded only where the file does not come', async () => {
  const { loaded, inputs } = await loadedByBrowser(installed.project);
  const inlined = (names) => names.filter((name) => name.endsWith('bytes.js'));
  assert.deepEqual(inlined(loaded), []);
  assert.equal(inlined(inputs).length, providers.length, 'each stands for itself');
});

test('Vite bundles it, wasm and all', async () => {
  const outDir = join(installed.project, 'dist');
  const root = installed.project;
  await vite({ root, configFile: false, logLevel: 'error', build: { outDir, assetsInlineLimit: 0 } });
  const assets = readdirSync(join(outDir, 'assets'));
  const files = assets.filter((name) => name.endsWith('.wasm'));
  const bundled = files.map((name) => readFileSync(join(outDir, 'assets', name)).toString('base64')).sort();
  const wasm = (name) => installedFile(installed.project, `wasm/${name}/${wasmName(name)}`);
  const packed = providers.map((name) => wasm(name).toString('base64'));
  assert.deepEqual(bundled, packed.sort());
  for (const name of assets.filter((name) => name.endsWith('.js'))) {
    assert.doesNotMatch(readFileSync(join(outDir, 'assets', name), 'utf8'), /\beval\(|\bnew Function\b/);
  }
});

test('the errors alone are one small file, and no other comes with them', async () => {
  const root = installed.project;
  const outDir = join(root, 'errors');
  write(root, 'errors.js', "export { BoninError, isBoninError } from 'bonin/errors';\n");
  const lib = { entry: join(root, 'errors.js'), formats: ['es'], fileName: 'errors' };
  await vite({ root, configFile: false, logLevel: 'error', build: { outDir, lib, minify: true } });
  const [name, ...others] = readdirSync(outDir);
  assert.deepEqual(others, []);
  const { raw, brotli } = sizes(readFileSync(join(outDir, name)));
  assert.ok(raw < 1200 && brotli < 500, `${raw} bytes, ${brotli} with brotli`);
});
