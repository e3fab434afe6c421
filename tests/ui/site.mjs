/** A site for the tests of the element and of the React entry: pages, proxy and emulator, in this process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base } from '@playwright/test';
import { createEmulator } from 'bonin/emulator';
import { serve } from 'bonin/emulator/node';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { toNodeHandler } from 'bonin/proxy/node';
import { build } from 'esbuild';
import { inRoot } from '../../scripts/lib/paths.mjs';

/** React's own modules ask for Node's by `require`. */
const REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

const secret = 'a secret of these tests, of no use elsewhere';

/** React is beside these tests, and the package, which has it as a peer, is not. */
const alias = Object.fromEntries(
  ['react', 'react-dom'].map((name) => [name, inRoot('tests', 'ui', 'node_modules', name)]),
);

/** What esbuild makes of an entry in `pages`. The wasm comes out of the package's module with its bytes. */
async function bundle(name, how) {
  const { outputFiles } = await build({
    entryPoints: [inRoot('tests', 'ui', 'pages', name)],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    outdir: '/',
    write: false,
    alias,
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
    ...how,
  });
  return outputFiles;
}

/** The addresses of the SSO server and of its bridge, which are in the emulator's own process otherwise. */
function passniAt({ sites: [site] }, url) {
  const there = (address) => new URL(new URL(address).pathname, url).href;
  const { bridgeUrl, loginUrl, logoutUrl } = site;
  return { ...site, bridgeUrl: there(bridgeUrl), loginUrl: there(loginUrl), logoutUrl: there(logoutUrl) };
}

async function startSite() {
  const listening = createServer((req, res) => answer(req, res));
  await new Promise((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${listening.address().port}`;
  const agents = [{ agentId: 'site-a', name: 'page', arriveUrl: `${origin}/bonin/passni/arrive` }];
  const emulator = await createEmulator({ ompass: { redirectUri: `${origin}/callback` }, passni: { agents } });
  const served = await serve(emulator);
  const { siteUrl, keyFile, password } = emulator.mobileok;
  const proxy = await createProxy({
    secret,
    origins: [],
    now: emulator.now,
    clientAddress: 'connection',
    providers: {
      mobileok: { baseUrl: served.url, siteUrl, keyFile, password },
      tossCert: { ...emulator.tossCert, baseUrl: served.url, oauthUrl: served.url },
      ompass: { ...emulator.ompass, baseUrl: served.url },
      passni: { ...passniAt(emulator.passni, served.url), pageUrl: `${origin}/element` },
    },
  });
  const handler = toNodeHandler(proxy);
  const built = new Map();
  const bundles = new Map();
  const pages = new Map();
  let posted;

  async function answer(req, res) {
    const url = new URL(req.url, origin);
    if (url.pathname.startsWith('/bonin/')) return handler(req, res);
    if (req.method === 'POST') {
      const chunks = [];
      for await (const chunk of req) chunks.push(chunk);
      posted = new URLSearchParams(Buffer.concat(chunks).toString());
      return html(res, '<p id="got">got it</p>');
    }
    if (pages.has(url.pathname)) return html(res, pages.get(url.pathname));
    const file = bundles.get(url.pathname);
    if (!file) return res.writeHead(404).end();
    const type = url.pathname.endsWith('.js') ? 'text/javascript' : 'application/octet-stream';
    return res.writeHead(200, { 'content-type': type }).end(Buffer.from(file));
  }

  function html(res, body) {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
      `form-action 'self' ${served.url}`;
    const start = '<!doctype html><html lang="ko"><head><title>page</title><meta name="viewport" ' +
      'content="width=device-width"><link rel="icon" href="data:,"></head>';
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    res.end(body.startsWith('<!doctype') ? body : `${start}<body><main><h1>page</h1>${body}</main></body></html>`);
  }

  return {
    origin,
    emulator,
    phone: (number = '01012345678') => emulator.phone(number),
    redeem: (ticket, nonce) => redeemTicket(ticket, { secret, now: emulator.now, ...(nonce && { nonce }) }),
    posted: () => posted,
    /** A page as a server renders it. @param {string} entry in `pages` */
    async render(entry) {
      const [{ contents }] = await bundle(entry, { platform: 'node', banner: { js: REQUIRE } });
      const folder = inRoot('node_modules', '.cache', 'bonin', 'ui');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${process.pid}-${entry}.mjs`);
      writeFileSync(file, contents);
      return (await import(pathToFileURL(file).href)).markup;
    },
    /** @param {string} path @param {string} body @param {string} entry in `pages` */
    async page(path, body, entry) {
      if (!built.has(entry)) built.set(entry, bundle(entry, { splitting: true }));
      for (const { path, contents } of await built.get(entry)) bundles.set(path, contents);
      const script = `<script type="module" src="/${entry.replace(/\.\w+$/, '.js')}"></script>`;
      pages.set(path, body.replace('<!-- script -->', script) + (body.includes('<!-- script -->') ? '' : script));
      return origin + path;
    },
    close: () => Promise.all([served.close(), new Promise((resolve) => listening.close(resolve))]),
  };
}

/** Each worker has a site of its own; each test begins at an emulator that knows nothing. */
export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
