// The emulator behind Node's own http server.
import { listenOn } from '../core/server/node.js';
import { Dropped } from './host.js';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */

/**
 * Serves an emulator; what is `baseUrl` in the settings of a proxy is the URL that comes back.
 * @param {Pick<import('../types/emulator.d.ts').Emulator, 'fetch'>} emulator
 * @param {import('../types/emulator-node.d.ts').ServeOptions} [where] any free port, this machine alone
 * @returns {Promise<import('../types/emulator-node.d.ts').ServedEmulator>}
 */
export async function serve(emulator, { port, host = '127.0.0.1', drainMs } = {}) {
  /** @param {IncomingMessage} req @param {ServerResponse} res */
  const listener = (req, res) => answer(emulator, req, res, host).catch(() => void res.destroy());
  return listenOn(listener, { port, host, drainMs });
}

/**
 * @param {Pick<import('../types/emulator.d.ts').Emulator, 'fetch'>} emulator
 * @param {IncomingMessage} req @param {ServerResponse} res @param {string} host
 */
async function answer(emulator, req, res, host) {
  if (!isExpected(req.headers.host, host)) return void res.writeHead(421).end();
  if (req.method === 'GET' && req.url === '/control/address') return tellAddress(req, res);
  const gone = new AbortController();
  res.on('close', () => gone.abort());
  try {
    const response = await emulator.fetch(await requestOf(req, gone.signal));
    const body = Buffer.from(await response.arrayBuffer());
    res.setHeaders(response.headers);
    res.writeHead(response.status, { 'content-length': body.length });
    res.end(req.method === 'HEAD' ? undefined : body);
  } catch (error) {
    if (gone.signal.aborted) return;
    if (error instanceof Dropped) return void res.destroy();
    throw error;
  }
}

/**
 * The address that the caller is seen at, which a real provider compares with its allow-list.
 * @param {IncomingMessage} req @param {ServerResponse} res
 */
function tellAddress({ socket }, res) {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ address: socket.remoteAddress }));
}

/**
 * A name that someone else points at this machine would make their page of one origin with this server.
 * @param {string | undefined} header @param {string} host
 */
function isExpected(header, host) {
  const name = String(header).replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  const everywhere = host === '0.0.0.0' || host === '::';
  return everywhere || name === host || name === 'localhost' || name === '::1' || name.startsWith('127.');
}

/** @param {IncomingMessage} req @param {AbortSignal} signal */
async function requestOf(req, signal) {
  const { method } = req;
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]));
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks);
  // The name it was asked by: what it answers may lead back there.
  return new Request(new URL(req.url ?? '/', `http://${req.headers.host}`), { method, headers, body, signal });
}
