const ALLOW = {
  'access-control-allow-methods': 'POST, GET',
  'access-control-allow-headers': 'content-type, bonin-flow, accept-language',
  'access-control-max-age': '600',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** Without this a page of another origin cannot read it. */
const EXPOSE = { 'access-control-expose-headers': 'retry-after' };

/**
 * The CORS headers of every answer to this request; none for a request that no page of another origin sent.
 * @param {import('./incoming.js').Incoming} request
 * @param {readonly string[]} origins
 * @returns {Record<string, string>}
 */
export function corsHeaders(request, origins) {
  const origin = request.header('origin');
  const listed = origin !== null && origins.includes(origin);
  return { vary: 'origin', ...(listed && { 'access-control-allow-origin': origin, ...EXPOSE }) };
}

/**
 * Whether a page of an origin that is not listed sent the request. Without an Origin header it was no page of another
 * origin, and there is no cookie or other authority that a foreign page could use.
 * @param {import('./incoming.js').Incoming} request
 * @param {readonly string[]} origins
 * @returns {boolean}
 */
export function isForeign(request, origins) {
  const origin = request.header('origin');
  return origin !== null && !origins.includes(origin);
}

/**
 * The answer to a preflight, or undefined where the request is none.
 * @param {import('./incoming.js').Incoming} request
 * @param {Record<string, string>} headers those of `corsHeaders`
 * @returns {import('./incoming.js').Outgoing | undefined}
 */
export function preflight(request, headers) {
  const asks = request.method === 'OPTIONS' && request.header('access-control-request-method') !== null;
  return asks && request.header('origin') !== null
    ? { status: 204, headers: { ...headers, ...ALLOW }, body: null }
    : undefined;
}
