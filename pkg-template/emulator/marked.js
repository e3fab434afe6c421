/**
 * A Response that says loudly what it comes from.
 * @param {BodyInit | null} body
 * @param {ResponseInit} init
 * @returns {Response}
 */
export function marked(body, init) {
  const headers = new Headers(init.headers);
  headers.set('bonin-emulator', 'never-in-production');
  headers.set('cache-control', 'no-store');
  headers.set('x-content-type-options', 'nosniff');
  return new Response(body, { ...init, headers });
}
