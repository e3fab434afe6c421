// A relay at an address that is registered with mobileOK, for proxies that have none of their own, such as Workers.
import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

/** The hosts it leads to, and no others: whoever has the token can reach nothing else by it. */
const HOSTS = ['cert-dir.mobile-ok.com', 'scert-dir.mobile-ok.com'];

const LARGEST = 64 * 1024;
const PATIENCE_MS = 15_000;

/**
 * @param {{ token: string, to?: (host: string, path: string) => string | undefined }} options `to`: where a request
 *   goes, for tests
 * @returns {import('node:http').Server}
 */
export function createRelay({ token, to = toMobileok }) {
  if (typeof token !== 'string' || token.length < 32) throw new Error('RELAY_TOKEN: 32 characters or more');
  return createServer(async (req, res) => {
    try {
      if (req.url === '/health') return res.writeHead(200).end('ok');
      if (!isEqual(String(req.headers['relay-token']), token)) return res.writeHead(401).end();
      const url = req.method === 'POST' && to(String(req.headers['relay-to']), req.url ?? '/');
      if (!url) return res.writeHead(404).end();
      const body = await bodyOf(req);
      if (!body) return res.writeHead(413).end();
      const headers = { 'content-type': req.headers['content-type'] ?? 'application/json' };
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
      const text = Buffer.from(await answer.arrayBuffer());
      return res.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
    } catch (error) {
      // The name alone: an address or a body is nobody's business here.
      console.error(`relay: ${error.cause?.code ?? error.name}`);
      return res.headersSent ? res.destroy() : res.writeHead(502).end();
    }
  });
}

/** Paths as mobileOK has them: no query, nothing that climbs. */
const toMobileok = (host, path) =>
  HOSTS.includes(host) && /^(\/[A-Za-z0-9_-]+)+$/.test(path) ? `https://${host}${path}` : undefined;

function isEqual(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** @returns {Promise<Buffer | undefined>} nothing where it is too large */
async function bodyOf(req) {
  const chunks = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > LARGEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Listens, and on SIGTERM lets who is being served finish: a request that is cut here has cost a message. */
export function listen(server, { port, host }) {
  server.listen(port, host, () => console.log(`http://${host}:${server.address().port}`));
  const close = () => {
    server.close(() => process.exit());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { RELAY_TOKEN: token, PORT: port = 8080, HOST: host = '127.0.0.1' } = process.env;
  listen(createRelay({ token }), { port: Number(port), host });
}
