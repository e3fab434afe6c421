import { statusOf } from './errors.js';

const HEADERS = {
  'cache-control': 'no-store',
  'content-type': 'application/json',
  'x-content-type-options': 'nosniff',
};

/**
 * @param {number} status
 * @param {object} body
 * @param {Record<string, string>} headers
 * @returns {Response}
 */
export function respond(status, body, headers) {
  return new Response(JSON.stringify(body), { status, headers: { ...HEADERS, ...headers } });
}

/**
 * The one shape of a failed answer. Neither stack nor cause leaves.
 * @param {import('../types/common.d.ts').ErrorDetail} error
 * @param {object} members what else the browser gets
 * @param {Record<string, string>} headers
 * @returns {Response}
 */
export function respondError(error, members, headers) {
  return respond(statusOf(error), { ...members, error }, headers);
}
