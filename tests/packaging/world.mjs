/** Around every project: the tarball, installed; an emulator and a proxy out of it; and a browser. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { closedNetwork, findChromium } from '../../scripts/lib/browser.mjs';
import { inPackage } from '../../scripts/lib/paths.mjs';
import { must, run } from '../../scripts/lib/run.mjs';

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));
const PATIENCE_MS = 60_000;

/** What all projects stand on. */
export async function openWorld() {
  const base = mkdtempSync(join(tmpdir(), 'bonin-packaging-'));
  await installTarball(base);
  const published = (name) => import(pathToFileURL(createRequire(join(base, 'x.js')).resolve(name)).href);
  const { createEmulator } = await published('bonin/emulator');
  const { serve: serveEmulator } = await published('bonin/emulator/node');
  const { createMemoryStore, createProxy, redeemTicket } = await published('bonin/proxy');
  const { serve } = await published('bonin/proxy/node');
  const emulator = await createEmulator();
  const emulated = await serveEmulator(emulator);
  const { serviceId, ...mobileok } = emulator.mobileok;
  const secret = randomBytes(32).toString('base64');
  const keyFile = Buffer.from(mobileok.keyFile).toString('base64');
  const settings = { secret, mobileok: { ...mobileok, keyFile, baseUrl: emulated.url } };
  let visits = 0;
  const store = createMemoryStore();
  const browser = await chromium.launch({ executablePath: findChromium(), args: closedNetwork });

  /** The ticket of a page is good for one person, and for one time. */
  async function redeemOnce(ticket) {
    const { name } = await redeemTicket(ticket, { secret, store });
    assert.equal(name, '홍길동');
    await assert.rejects(redeemTicket(ticket, { secret, store }), { reason: 'resultUsed' });
  }

  /**
   * Opens a page that has `fixtures/page.js`, and drives its flow.
   * @param {string} url
   * @param {{ proxyUrl?: string }} [how] `proxyUrl`: the page's own proxy
   * @returns {Promise<string>} how its WebAssembly came
   */
  async function verifyAt(url, { proxyUrl } = {}) {
    const phone = `0101234${(visits += 1).toString().padStart(4, '0')}`;
    const proxy = createProxy({ secret, origins: [new URL(url).origin], providers: { mobileok: settings.mobileok } });
    const served = proxyUrl ? undefined : await serve(proxy);
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      const loaded = [];
      const said = [];
      page.on('response', (response) => loaded.push(response));
      page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      await page.exposeFunction('latestCode', () => emulator.phone(phone).latestCode());
      await page.goto(url);
      await page.waitForFunction(() => globalThis.verify, undefined, { timeout: PATIENCE_MS }).catch((error) => {
        throw new Error(`${error.message}: ${said.join('; ')}`);
      });
      const { refused, ticket, error, cause } = await page.evaluate(
        ([to, number]) => globalThis.verify(to, number),
        [proxyUrl ?? `${served.url}/bonin`, phone],
      );
      assert.equal(error, undefined, `${error} ${cause} ${said.join('; ')}`);
      assert.equal(refused, 'retryCode');
      await redeemOnce(ticket);
      const types = loaded.filter((response) => response.ok()).map((response) => response.headers()['content-type']);
      return types.includes('application/wasm') ? 'the wasm file' : 'a module with the bytes';
    } finally {
      await context.close();
      await served?.close();
    }
  }

  return {
    base,
    browser,
    settings,
    verifyAt,
    async close() {
      await browser.close();
      await emulated.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

async function installTarball(base) {
  const packed = await must('npm', ['pack', '--json', '--silent', '--pack-destination', base], { cwd: inPackage() });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[')));
  writeFileSync(join(base, 'package.json'), '{ "private": true, "type": "module" }');
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await must('npm', ['install', '--prefer-offline', ...quietly, join(base, filename)], { cwd: base });
}

/**
 * A project of its own, with the package installed in it.
 * @param {{ base: string }} world
 * @param {string} name
 * @param {Record<string, string>} [files] beside the fixtures
 * @returns {string} its folder
 */
export function project({ base }, name, files = {}) {
  const folder = join(base, 'projects', name.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  cpSync(join(base, 'node_modules'), join(folder, 'node_modules'), { recursive: true });
  const shared = ['page.js', 'server.js', 'main.js', 'index.html'];
  for (const file of shared) cpSync(join(FIXTURES, file), join(folder, file));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

export const fixture = (name) => join(FIXTURES, name);

const TOOLS = fileURLToPath(new URL('node_modules/', import.meta.url));

/** @param {string} name @returns {string} a program of one of the tools */
export const programOf = (name) => join(TOOLS, '.bin', name);

/** Puts the tools beside the package, for those that look for themselves in the project. */
export function linkTools(folder) {
  const link = (name) => {
    const to = join(folder, 'node_modules', name);
    if (!existsSync(to)) symlinkSync(join(TOOLS, name), to, 'junction');
  };
  readdirSync(TOOLS).filter((name) => !name.startsWith('.')).forEach(link);
}

/** The same for a tool that follows no links out of the project: it and what it needs, as files. */
export async function copyTool(folder, ...names) {
  const manifest = (name) => JSON.parse(readFileSync(join(TOOLS, name, 'package.json'), 'utf8'));
  const needed = new Set();
  const need = (name) => {
    // Pictures are none of it.
    if (needed.has(name) || name === 'sharp' || !existsSync(join(TOOLS, name))) return;
    needed.add(name);
    const { dependencies, optionalDependencies } = manifest(name);
    Object.keys({ ...dependencies, ...optionalDependencies }).forEach(need);
  };
  names.forEach(need);
  for (const name of needed) {
    const to = join(folder, 'node_modules', name);
    mkdirSync(join(to, '..'), { recursive: true });
    // As links of files where that can be: it is much.
    const { ok } = await run('cp', ['-al', join(TOOLS, name), to]);
    if (!ok) cpSync(join(TOOLS, name), to, { recursive: true });
  }
}
