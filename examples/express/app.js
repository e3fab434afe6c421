// The Express application: the proxy at /bonin, the backend at /api, the page beside them.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createProxy, redeemTicket } from 'bonin/proxy';
import { toNodeHandler } from 'bonin/proxy/node';
import express from 'express';

const COOKIE = 'session';
const HOUR = 3_600_000;

/**
 * @param {object} options
 * @param {string} options.secret
 * @param {object} options.mobileok settings of the provider
 * @param {import('bonin/proxy').Store} [options.store] where there is more than one process: see the guide of stores
 */
export async function createApp({ secret, mobileok, store }) {
  const shared = { secret, audience: 'example', ...(store && { store }) };
  const proxy = await createProxy({ ...shared, origins: [], providers: { mobileok } });
  const app = express();
  const sessions = new Map(); // a real site keeps its sessions where its processes share them

  app.use('/bonin', toNodeHandler(proxy));
  app.use(express.json({ limit: '10kb' }));

  app.post('/api/session', (req, res) => {
    const known = sessionOf(req);
    const id = known ? req.id : randomBytes(16).toString('hex');
    const session = known ?? { nonce: randomBytes(16).toString('hex') };
    if (!known) {
      sessions.set(id, session);
      setTimeout(() => sessions.delete(id), HOUR).unref();
      const secure = req.secure || process.env.NODE_ENV === 'production';
      res.cookie(COOKIE, id, { httpOnly: true, sameSite: 'lax', secure, maxAge: HOUR });
    }
    res.json({ nonce: session.nonce });
  });

  app.post('/api/verify', async (req, res) => {
    const session = sessionOf(req);
    const { ticket } = req.body ?? {};
    if (!session || typeof ticket !== 'string') return res.status(400).end();
    try {
      const person = await redeemTicket(ticket, { ...shared, nonce: session.nonce });
      // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
      return res.json({ name: person.name });
    } catch {
      return res.status(403).end();
    }
  });

  app.use(express.static(fileURLToPath(new URL('public', import.meta.url))));
  return app;

  function sessionOf(req) {
    req.id = req.headers.cookie?.match(/(?:^|; )session=([0-9a-f]{32})(?:;|$)/)?.[1];
    return sessions.get(req.id);
  }
}

/** Listens, and on SIGTERM lets who is being served finish. */
export function listen(app, port) {
  const server = app.listen(port, () => console.log(`http://localhost:${port}`));
  const close = () => {
    server.close(() => process.exit());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 8000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, close);
  return server;
}
