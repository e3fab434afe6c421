/** Chromium on pages that are made of one module each. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { closedNetwork, findChromium } from '../lib/browser.mjs';
import { bundle } from '../lib/bundle.mjs';
import { inPackage, inRoot, wasmName } from '../lib/paths.mjs';
import { preloadLines } from '../lib/preload.mjs';

/**
 * `visit` opens a page in a browser context that knows nothing of earlier visits.
 * @typedef {import('@playwright/test').Page} Tab
 * @typedef {(name: string, use: (tab: Tab) => Promise<any>) => Promise<any>} Visit
 * @param {Record<string, string | { source: string, preloads: boolean }>} sources by name, the module of a page;
 *   imports are looked up here. `preloads`: its head has the lines that the package's README shows
 * @returns {Promise<{ visit: Visit, close: () => Promise<void> }>}
 */
export async function openPages(sources) {
  const files = await makeFiles(sources);
  const server = createServer((request, response) => {
    const file = files.get(request.url) ?? (request.url.endsWith('.wasm') ? files.get('wasm') : undefined);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'br', 'cache-control': 'no-store' });
    response.end(file.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: findChromium(), args: closedNetwork });
  return {
    async visit(name, use) {
      const context = await browser.newContext();
      try {
        const tab = await context.newPage();
        await tab.goto(`http://127.0.0.1:${server.address().port}/${name}/`);
        return await use(tab);
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function makeFiles(sources) {
  const files = new Map();
  const add = (url, type, body) => files.set(url, { type, body: brotliCompressSync(body) });
  for (const [name, given] of Object.entries(sources)) {
    const { source, preloads } = typeof given === 'string' ? { source: given } : given;
    const { outputFiles } = await bundle(source, inRoot('scripts', 'bench'));
    const texts = outputFiles.map(({ path }) => basename(path)).find((file) => /^en-/.test(file));
    const lines = preloads ? preloadLines({ wasm: wasmName('mobileok'), texts }) : [];
    for (const { path, contents } of outputFiles) add(`/${name}/${basename(path)}`, 'text/javascript', contents);
    const head = ['<!doctype html><title>bench</title>', ...lines, '<script type="module" src="stdin.js"></script>'];
    add(`/${name}/`, 'text/html', head.join('\n'));
  }
  add('wasm', 'application/wasm', readFileSync(inPackage('wasm', 'mobileok', wasmName('mobileok'))));
  return files;
}
