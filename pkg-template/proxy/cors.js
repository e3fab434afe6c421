// What lets a page of another origin call, and read the answer.
import { isOwnOrigin } from './origins.js';

/** Headers of the client's own requests. */
const HEADERS = ['content-type', 'bonin-flow', 'accept-language'];

/** @typedef {{ origins: readonly string[] | undefined, allowHeaders: readonly string[], guard?: unknown }} Settings */

/** Without this a page of another origin cannot read it. */
const EXPOSE = { 'access-control-expose-headers': 'retry-after' };

/**
 * The CORS headers of every answer to this request; none for a request that no page of a listed origin sent.
 * @param {import('./incoming.js').Incoming} request
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
export function corsHeaders(request, settings) {
  const origin = request.header('origin');
  const listed = origin !== null && !isForeign(request, settings);
  // A guard may go by a cookie, which comes from a page of another origin only where the answer says that it may.
  const guarded = settings.guard !== undefined || request.info?.guard !== undefined;
  return {
    vary: 'origin',
    ...(listed && { 'access-control-allow-origin': origin, ...EXPOSE }),
    ...(listed && guarded && { 'access-control-allow-credentials': 'true' }),
  };
}

/**
 * Whether a page of an origin that is neither listed nor this proxy's own sent the request. Without an Origin header it
 * was no page of another origin, and there is no cookie or other authority that a foreign page could use.
 * @param {import('./incoming.js').Incoming} request
 * @param {Settings} settings
 * @returns {boolean}
 */
export function isForeign(request, { origins = [] }) {
  const origin = request.header('origin');
  return origin !== null && !origins.includes(origin) && !isOwnOrigin(request, origin);
}

/**
 * The answer to a preflight, or undefined where the request is none.
 * @param {import('./incoming.js').Incoming} request
 * @param {Record<string, string>} headers those of `corsHeaders`
 * @param {Settings} settings
 * @returns {import('./incoming.js').Outgoing | undefined}
 */
export function preflight(request, headers, { allowHeaders }) {
  const asks = request.method === 'OPTIONS' && request.header('access-control-request-method') !== null;
  if (!asks || request.header('origin') === null) return undefined;
  const allow = {
    'access-control-allow-methods': 'POST, GET',
    'access-control-allow-headers': [...HEADERS, ...allowHeaders].join(', '),
    'access-control-max-age': '600',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return { status: 204, headers: { ...headers, ...allow }, body: null };
}

/**
 * @param {unknown} value names of headers that something else in the page adds, such as tracing
 * @param {import('./settings.js').Note} note
 * @returns {string[]}
 */
export function readAllowHeaders(value, note) {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return note('notList') ?? [];
  /** @param {unknown} name @returns {name is string} */
  const isName = (name) => typeof name === 'string' && /^[\w!#$%&'+.^`|~-]{1,64}$/.test(name);
  value.forEach((name, index) => {
    if (!isName(name)) note('badHeader', index);
  });
  return [...new Set(value.filter(isName).map((name) => name.toLowerCase()))].filter((name) => !HEADERS.includes(name));
}
