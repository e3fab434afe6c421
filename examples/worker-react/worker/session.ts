/**
 * A session without a database: a random value in a cookie that scripts cannot read, and a nonce that only this Worker
 * can derive from it. A site with sessions of its own keeps a random nonce there instead.
 */
const COOKIE = '__Host-session';

export function sessionOf(request: Request): string | undefined {
  const cookies = request.headers.get('cookie') ?? '';
  return cookies.match(/(?:^|; )__Host-session=([0-9a-f]{32})(?:;|$)/)?.[1];
}

/** Answers with the nonce, and with a cookie where there is no session yet. */
export async function beginSession(request: Request, secret: string): Promise<Response> {
  const known = sessionOf(request);
  const session = known ?? hex(crypto.getRandomValues(new Uint8Array(16)));
  const response = Response.json({ nonce: await nonceOf(session, secret) });
  const about = 'Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=3600';
  if (!known) response.headers.append('set-cookie', `${COOKIE}=${session}; ${about}`);
  return response;
}

export async function nonceOf(session: string, secret: string): Promise<string> {
  const bytes = new TextEncoder();
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), how, false, ['sign']);
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(`nonce ${session}`))));
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
