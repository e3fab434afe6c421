import { isBoninError } from '../core/errors.js';
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
 * The one shape of a failed answer. Neither stack nor cause leaves, nor the sentence that a provider has for operators.
 * @param {import('../types/common.d.ts').ErrorDetail & { providerMessage?: string }} error
 * @param {object} members what else the browser gets
 * @param {Record<string, string>} headers
 * @returns {import('./incoming.js').Outgoing}
 */
export function respondError(error, members, headers) {
  const { providerMessage: _, ...shown } = isBoninError(error) ? error.toJSON() : error;
  const seconds = Math.ceil(delays.get(error) / 1000);
  const wait = seconds > 0 && { 'retry-after': String(seconds) };
  return respond(statusOf(error), { ...members, error: shown }, { ...headers, ...wait });
}

/** @type {WeakMap<object, number>} */
const delays = new WeakMap();

/**
 * The answer to this error asks the page to wait, as the provider asked the proxy.
 * @param {object} error
 * @param {number} [ms]
 */
export function delay(error, ms) {
  if (ms) delays.set(error, ms);
}
