/**
 * A Response that says loudly what it comes from.
 * @param {BodyInit | null} body
 * @param {ResponseInit & { cookies?: string[] }} init
 * @returns {Response}
 */
export function marked(body, { cookies = [], ...init }) {
  const headers = new Headers(init.headers);
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  headers.set('bonin-emulator', 'never-in-production');
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  // Not even an empty text: a status such as 204 allows none.
  return new Response(body || null, { ...init, headers });
}
