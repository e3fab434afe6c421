// What comes before the second factor: the site's own check of a password, and what its session knows afterwards.
import { randomBytes } from 'node:crypto';

/** Everybody's, whatever their user id: the demo has no accounts. Its page says so. */
const PASSWORD = 'open-sesame';
const LIVES_MS = 10 * 60_000;
const REFUSED = { kind: 'rejected', reason: 'rejected', retryable: false, next: 'restart' };
const MESSAGES = { ko: '비밀번호부터 다시 입력해 주세요.', en: 'Please give your password again.' };

/**
 * @param {{ site: string, now: () => number }} options site: browsers do not tell ports apart when they send cookies
 * @typedef {{ userId: string, nonce: string, until: number }} Session
 */
export function createPasswords({ site, now }) {
  const name = `bonin-demo-${site}`;
  /** @type {Map<string, Session>} */
  const sessions = new Map();

  /** @param {string | null | undefined} cookies */
  function idOf(cookies) {
    const pairs = (cookies ?? '').split(';').map((pair) => pair.trim().split('='));
    return pairs.find(([key]) => key === name)?.[1];
  }

  function sessionOf(cookies) {
    const session = sessions.get(idOf(cookies));
    return session && now() < session.until ? session : undefined;
  }

  return {
    /**
     * @param {Record<string, unknown>} given
     * @returns {{ nonce: string, cookie: string } | undefined} undefined: the password is wrong
     */
    check({ userId, password }) {
      if (typeof userId !== 'string' || password !== PASSWORD) return undefined;
      for (const [id, { until }] of sessions) if (until <= now()) sessions.delete(id);
      const [id, nonce] = [randomBytes(16), randomBytes(16)].map((bytes) => bytes.toString('base64url'));
      sessions.set(id, { userId, nonce, until: now() + LIVES_MS });
      return { nonce, cookie: `${name}=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${LIVES_MS / 1000}` };
    },

    /**
     * The proxy, whose OMPASS begins for nobody but the user whose password this browser has given: whoever begins for
     * a user without a registration gets the page that registers a phone.
     * @param {Pick<import('bonin/proxy').BoninProxy, 'fetch'>} proxy
     */
    guarded: (proxy) => ({
      async fetch(request, from) {
        if (new URL(request.url).pathname.endsWith('/ompass/begin')) {
          const body = await request.clone().json().catch(() => undefined);
          const names = body?.userId !== undefined;
          const may = body?.userId === sessionOf(request.headers.get('cookie'))?.userId;
          const message = body?.lang === 'en' ? MESSAGES.en : MESSAGES.ko;
          if (names && !may) return Response.json({ error: { ...REFUSED, message } }, { status: 403 });
        }
        return proxy.fetch(request, from);
      },
    }),

    /**
     * Whether a ticket may count in this session. That of a second factor needs the first one: the same user's
     * password, in the same session, for one ticket.
     * @param {string | undefined} cookies
     * @param {import('bonin/proxy').VerifiedIdentity} identity
     */
    fits(cookies, { method, userId, nonce }) {
      if (method !== 'u2f') return true;
      const session = sessionOf(cookies);
      sessions.delete(idOf(cookies));
      return session !== undefined && session.userId === userId && session.nonce === nonce;
    },
  };
}
