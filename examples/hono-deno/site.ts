// A site in Hono on Deno: the page, which nothing bundles, the proxy at /bonin, and the backend at /api.
import { createProxy, redeemTicket, type MobileokSettings } from 'bonin/proxy';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { serveStatic } from 'hono/deno';

const HOUR = 3_600_000;

export async function createSite({ secret, mobileok }: { secret: string | Uint8Array; mobileok: MobileokSettings }) {
  const shared = { secret, audience: 'example' };
  const proxy = await createProxy({ ...shared, origins: [], providers: { mobileok } });
  const sessions = new Map<string, { nonce: string }>(); // a real site keeps them where its processes share them
  const sessionOf = (c: Context) => sessions.get(getCookie(c, 'session') ?? '');
  const site = new Hono();

  site.all('/bonin/*', (c) => proxy.fetch(c.req.raw));

  site.post('/api/session', (c) => {
    const known = sessionOf(c);
    if (known) return c.json({ nonce: known.nonce });
    const [id, nonce] = [crypto.randomUUID(), crypto.randomUUID()];
    sessions.set(id, { nonce });
    setTimeout(() => sessions.delete(id), HOUR);
    const secure = Deno.env.get('PRODUCTION') !== undefined;
    setCookie(c, 'session', id, { httpOnly: true, sameSite: 'Lax', secure, path: '/' });
    return c.json({ nonce });
  });

  site.post('/api/verify', async (c) => {
    const session = sessionOf(c);
    const body: { ticket?: unknown } | undefined = await c.req.json().catch(() => undefined);
    if (!session || typeof body?.ticket !== 'string') return c.body(null, 400);
    try {
      const person = await redeemTicket(body.ticket, { ...shared, nonce: session.nonce });
      // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
      return c.json({ name: person.name });
    } catch {
      return c.body(null, 403);
    }
  });

  // Of the package, what pages load.
  for (const part of ['client', 'core', 'element', 'wasm']) {
    site.get(`/node_modules/bonin/${part}/*`, serveStatic({ root: '.' }));
  }
  site.get('/*', serveStatic({ root: './public' }));
  return site;
}

/** Listens, and on SIGTERM lets who is being served finish. */
export function listen(site: Hono, port: number) {
  const server = Deno.serve({ port }, site.fetch);
  const close = async () => {
    await Promise.race([server.shutdown(), new Promise((resolve) => setTimeout(resolve, 8000))]);
    Deno.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) Deno.addSignalListener(signal, close);
}
