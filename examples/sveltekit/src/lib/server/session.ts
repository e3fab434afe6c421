import { createHmac, randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { shared } from './proxy';

/**
 * A session without a database: a random value in a cookie that scripts cannot read, and a nonce that only this server
 * can derive from it. A site with sessions of its own keeps a random nonce there instead.
 */
const COOKIE = 'session';

export function sessionNonce(cookies: Cookies): string | undefined {
  const id = cookies.get(COOKIE);
  return id && /^[0-9a-f]{32}$/.test(id) ? nonceOf(id) : undefined;
}

export function beginSession(cookies: Cookies): string {
  const known = sessionNonce(cookies);
  if (known) return known;
  const id = randomBytes(16).toString('hex');
  cookies.set(COOKIE, id, { path: '/', maxAge: 3600 }); // SvelteKit's own: httpOnly, lax, secure but for localhost
  return nonceOf(id);
}

const nonceOf = (id: string) => createHmac('sha256', shared().secret).update(`nonce ${id}`).digest('hex');
