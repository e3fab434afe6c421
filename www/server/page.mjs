// The page's files: built ones from dist, or through Vite while one works on them.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const WWW = fileURLToPath(new URL('..', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The addresses of the pages. */
const PAGES = new Map([
  ['/', '/index.html'],
  ['/callback', '/callback.html'],
]);

/**
 * Whether a path is that of a page, and not of something that a page loads.
 * @param {string} path
 */
export const isPage = (path) => PAGES.has(path);

/**
 * @param {{ dev: boolean, server: import('node:http').Server }} options
 * @returns {Promise<{ handle: import('node:http').RequestListener, close: () => Promise<void> }>}
 */
export function servePage({ dev, server }) {
  return dev ? serveSources(server) : serveBuilt();
}

async function serveSources(server) {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(WWW, 'vite.config.mjs'),
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  });
  return { handle: vite.middlewares, close: () => vite.close() };
}

/** All files are read at the start: what is not among them does not exist, whatever the path says. */
async function serveBuilt() {
  const files = await readAll(join(WWW, 'dist'));
  return { handle: (request, response) => answer(files, request, response), close: async () => {} };
}

async function readAll(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause) => {
    throw new Error('The page is not built yet: npm run build', { cause });
  });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = async (file) => [
    `/${file
      .slice(folder.length + 1)
      .split(sep)
      .join('/')}`,
    await readFile(file),
  ];
  return new Map(await Promise.all(files.map(read)));
}

function answer(files, request, response) {
  const { pathname } = new URL(request.url, 'http://page');
  const path = PAGES.get(pathname) ?? pathname;
  const body = files.get(path);
  if (!body || !['GET', 'HEAD'].includes(request.method)) {
    response
      .writeHead(body ? 405 : 404, { 'content-type': 'text/plain; charset=utf-8' })
      .end(body ? 'method not allowed' : 'not found');
    return;
  }
  // Built names carry a hash of their content; the page itself does not.
  const cacheControl = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': body.length,
    'cache-control': cacheControl,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
