// A site on Bun's own server: the page, which Bun bundles, the proxy at /bonin, and the backend at /api.
import { createProxy, redeemTicket, type MobileokSettings } from 'bonin/proxy';
import page from './index.html';

const HOUR = 3_600_000;

export async function serveSite(options: { secret: string | Uint8Array; mobileok: MobileokSettings; port: number }) {
  const { secret, mobileok, port } = options;
  const shared = { secret, audience: 'example' };
  const proxy = await createProxy({ ...shared, origins: [], providers: { mobileok } });
  const sessions = new Map<string, { nonce: string }>(); // a real site keeps them where its processes share them

  function begin(request: Bun.BunRequest): Response {
    const known = sessions.get(request.cookies.get('session') ?? '');
    if (known) return Response.json({ nonce: known.nonce });
    const [id, nonce] = [random(), random()];
    sessions.set(id, { nonce });
    setTimeout(() => sessions.delete(id), HOUR).unref();
    const secure = process.env.NODE_ENV === 'production';
    request.cookies.set('session', id, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
    return Response.json({ nonce });
  }

  async function verify(request: Bun.BunRequest): Promise<Response> {
    const session = sessions.get(request.cookies.get('session') ?? '');
    const body: { ticket?: unknown } | undefined = await request.json().catch(() => undefined);
    if (!session || typeof body?.ticket !== 'string') return new Response(null, { status: 400 });
    try {
      const person = await redeemTicket(body.ticket, { ...shared, nonce: session.nonce });
      // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
      return Response.json({ name: person.name });
    } catch {
      return new Response(null, { status: 403 });
    }
  }

  const server = Bun.serve({
    port,
    development: false,
    routes: {
      '/': page,
      '/bonin/*': (request) => proxy.fetch(request),
      '/api/session': { POST: begin },
      '/api/verify': { POST: verify },
    },
    fetch: () => new Response(null, { status: 404 }),
  });
  console.log(`http://localhost:${server.port}`);
  // Nobody is let in any more, and who is being served finishes.
  const close = () => Promise.race([server.stop(), Bun.sleep(8000)]).finally(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close);
}

const random = () => crypto.getRandomValues(new Uint8Array(16)).toHex();
