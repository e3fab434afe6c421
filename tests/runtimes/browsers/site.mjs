/** A server on this machine for one browser: the bundles, the files of the package, and a place for the results. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };
const START = `<!doctype html>
<title>bonin</title>
<script type="module" src="/page.js"></script>
<script>new Worker('/worker.js', { type: 'module' });</script>`;

/** @param {{ page: string, worker: string }} scripts */
export async function openSite(scripts) {
  const given = {};
  const results = Object.fromEntries(
    Object.keys(scripts).map((where) => [where, new Promise((resolve) => (given[where] = resolve))]),
  );

  async function answer(request) {
    const { method, url: asked } = request;
    const [url] = asked.split('?');
    const [, folder, where] = url.split('/');
    if (method === 'POST' && folder === 'results') {
      const chunks = await request.toArray();
      given[where](JSON.parse(Buffer.concat(chunks).toString()));
      return ['.html', ''];
    }
    if (url === '/') return ['.html', START];
    if (url === '/page.js' || url === '/worker.js') return ['.js', scripts[url.slice(1, -3)]];
    if (folder === 'pkg') return [extname(url), await readFile(inRoot(...decodeURI(url.slice(1)).split('/')))];
    return undefined;
  }

  const server = createServer(async (request, response) => {
    const found = await answer(request).catch(() => undefined);
    if (!found) return response.writeHead(404).end();
    const [kind, body] = found;
    response.writeHead(200, { 'content-type': TYPES[kind] ?? 'application/octet-stream' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    results,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
