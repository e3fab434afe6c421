import { asideOf } from './aside.js';
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
 * @returns {import('./incoming.js').Outgoing}
 */
export function respond(status, body, headers) {
  return { status, headers: { ...HEADERS, ...headers }, body: JSON.stringify(body) };
}

/**
 * The one shape of a failed answer. Neither stack nor cause leaves.
 * @param {import('../types/common.d.ts').ErrorDetail} error
 * @param {object} members what else the browser gets
 * @param {Record<string, string>} headers
 * @returns {import('./incoming.js').Outgoing}
 */
export function respondError(error, members, headers) {
  const { retryAfterMs } = asideOf(error);
  const wait = retryAfterMs && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return respond(statusOf(error), { ...members, error }, { ...headers, ...wait });
}
