// A site without a framework: Node's own server, a page without a bundler, the proxy and the backend.
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { toNodeHandler } from 'bonin/proxy/node';

const HOUR = 3_600_000;
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', wasm: 'application/wasm' };

/** The files that a browser may have: the page, and the parts of the package that pages load. */
const OF_PACKAGE = 'node_modules/bonin/(callback|client|core|element|wasm)/[\\w/.-]+\\.(js|wasm)';
const PUBLIC = new RegExp(`^/(index\\.html|page\\.js|${OF_PACKAGE})$`);

const page = await readFile(new URL('index.html', import.meta.url), 'utf8');
const [, map] = page.match(/<script type="importmap">(.*?)<\/script>/s);

/** The import map is the one inline script of the page, so its hash is in the policy. */
const POLICY = [
  "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'self'",
  `script-src 'self' 'wasm-unsafe-eval' 'sha256-${createHash('sha256').update(map).digest('base64')}'`,
].join('; ');

/** @param {{ secret: string | Uint8Array, mobileok: object }} options */
export async function createSite({ secret, mobileok }) {
  const shared = { secret, audience: 'example' };
  const toProxy = toNodeHandler(await createProxy({ ...shared, origins: [], providers: { mobileok } }));
  const sessions = new Map(); // a real site keeps its sessions where its processes share them

  return createServer(async (req, res) => {
    const { pathname } = new URL(req.url, 'http://site.invalid');
    try {
      if (pathname.startsWith('/bonin/')) return toProxy(req, res);
      if (req.method === 'POST' && pathname === '/api/session') return begin(req, res);
      if (req.method === 'POST' && pathname === '/api/verify') return await verify(req, res);
      return await file(pathname === '/' ? '/index.html' : pathname, res);
    } catch {
      return res.headersSent ? res.destroy() : res.writeHead(500).end();
    }
  });

  function begin(req, res) {
    const known = sessions.get(idOf(req));
    if (known) return json(res, { nonce: known.nonce });
    const [id, nonce] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')];
    sessions.set(id, { nonce });
    setTimeout(() => sessions.delete(id), HOUR).unref();
    const secure = process.env.NODE_ENV === 'production' ? '; Secure' : '';
    return json(res, { nonce }, { 'set-cookie': `session=${id}; Path=/; HttpOnly; SameSite=Lax${secure}` });
  }

  async function verify(req, res) {
    const session = sessions.get(idOf(req));
    const ticket = session && (await ticketIn(req));
    if (!ticket) return res.writeHead(400).end();
    try {
      const person = await redeemTicket(ticket, { ...shared, nonce: session.nonce });
      // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
      return json(res, { name: person.name });
    } catch {
      return res.writeHead(403).end();
    }
  }
}

const idOf = (req) => req.headers.cookie?.match(/(?:^|; )session=([0-9a-f]{32})(?:;|$)/)?.[1];

async function ticketIn(req) {
  let text = '';
  for await (const chunk of req) {
    text += chunk;
    if (text.length > 10_000) return undefined;
  }
  const { ticket } = JSON.parse(text);
  return typeof ticket === 'string' ? ticket : undefined;
}

async function file(path, res) {
  if (!PUBLIC.test(path) || path.includes('..')) return res.writeHead(404).end();
  const bytes = await readFile(new URL(`.${path}`, import.meta.url)).catch(() => undefined);
  if (!bytes) return res.writeHead(404).end();
  const type = TYPES[path.split('.').at(-1)];
  return res.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(bytes);
}

function json(res, value, headers = {}) {
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  res.end(JSON.stringify(value));
}

/** Listens, and on SIGTERM lets who is being served finish. */
export function listen(server, port) {
  server.listen(port, () => console.log(`http://localhost:${port}`));
  const close = () => {
    server.close(() => process.exit());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 8000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
}
