import { createHmac, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { shared } from './proxy';

/**
 * A session without a database: a random value in a cookie that scripts cannot read, and a nonce that only this server
 * can derive from it. A site with sessions of its own keeps a random nonce there instead.
 */
const COOKIE = 'session';

export async function sessionNonce(): Promise<string | undefined> {
  const id = (await cookies()).get(COOKIE)?.value;
  return id && /^[0-9a-f]{32}$/.test(id) ? nonceOf(id) : undefined;
}

export async function beginSession(): Promise<string> {
  const known = await sessionNonce();
  if (known) return known;
  const id = randomBytes(16).toString('hex');
  const secure = process.env.NODE_ENV === 'production';
  (await cookies()).set(COOKIE, id, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: 3600 });
  return nonceOf(id);
}

const nonceOf = (id: string) => createHmac('sha256', shared.secret).update(`nonce ${id}`).digest('hex');
