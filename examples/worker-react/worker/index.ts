import { redeemTicket } from 'bonin/proxy';
import { toWorker } from 'bonin/proxy/workers';
import { BoninStore, createDurableObjectStore } from 'bonin/store/durable-object';
import { through } from './relay';
import { beginSession, nonceOf, sessionOf } from './session';

export { BoninStore };

export interface Env {
  readonly STORE: DurableObjectNamespace<BoninStore>;
  readonly BONIN_SECRET: string;
  readonly MOK_KEY_FILE: string;
  readonly MOK_PASSWORD: string;
  readonly MOK_SITE_URL: string;
  readonly MOK_ENVIRONMENT?: 'development' | 'production';
  /** The emulator, in development alone. */
  readonly MOK_BASE_URL?: string;
  readonly MOK_RELAY?: string;
  readonly MOK_RELAY_TOKEN?: string;
}

/** The page talks to this: `/bonin/mobileok/…`. */
const proxy = toWorker<Env>((env) => ({
  secret: env.BONIN_SECRET,
  audience: 'example',
  origins: [],
  store: createDurableObjectStore(env.STORE),
  ...(env.MOK_RELAY && { fetch: through(env.MOK_RELAY, env.MOK_RELAY_TOKEN ?? '') }),
  providers: {
    mobileok: {
      siteUrl: env.MOK_SITE_URL,
      keyFile: env.MOK_KEY_FILE,
      password: env.MOK_PASSWORD,
      ...(env.MOK_BASE_URL ? { baseUrl: env.MOK_BASE_URL } : { environment: env.MOK_ENVIRONMENT ?? 'production' }),
    },
  },
}));

/** Reads the person from the ticket, which counts once, and only in the session that it was made for. */
async function verify(request: Request, env: Env): Promise<Response> {
  const session = sessionOf(request);
  const body = await request.json<{ ticket?: unknown }>().catch(() => undefined);
  if (!session || typeof body?.ticket !== 'string') return new Response(null, { status: 400 });
  try {
    const person = await redeemTicket(body.ticket, {
      secret: env.BONIN_SECRET,
      audience: 'example',
      nonce: await nonceOf(session, env.BONIN_SECRET),
      store: createDurableObjectStore(env.STORE),
    });
    // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
    return Response.json({ name: person.name });
  } catch {
    return new Response(null, { status: 403 });
  }
}

export default {
  async fetch(request, env, ctx): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/bonin/')) return proxy.fetch(request, env, ctx);
    if (request.method === 'POST' && pathname === '/api/session') return beginSession(request, env.BONIN_SECRET);
    if (request.method === 'POST' && pathname === '/api/verify') return verify(request, env);
    return new Response(null, { status: 404 });
  },
} satisfies ExportedHandler<Env>;
