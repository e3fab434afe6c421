// A request as the proxy reads it, however it came: as a `Request`, or straight from Node's server.
import { textOf } from './body.js';

/**
 * @typedef {object} Incoming
 * @property {string} method
 * @property {URL} url
 * @property {(name: string) => string | null} header the name is in lower case
 * @property {(how: { limit: number, fatal?: boolean }) => Promise<string>} text the body, read as UTF-8
 * @property {AbortSignal} signal the browser went away
 * @property {(body?: string) => Request} asRequest for functions of the operator's, with what was read of the body
 * @property {Info} [info]
 */

/** @typedef {import('../types/proxy.d.ts').FetchInfo} Info what an adapter or a framework knows of the request */

/**
 * What goes back.
 * @typedef {{ status: number, headers: Record<string, string | string[]>, body: string | Uint8Array | null }} Outgoing
 */

/**
 * @param {Request} request
 * @param {Info} [info]
 * @returns {Incoming}
 */
export function incomingOf(request, info) {
  return {
    method: request.method,
    url: new URL(request.url),
    header: (name) => request.headers.get(name),
    text: (how) => textOf(request, info?.body, how),
    signal: request.signal,
    asRequest: (body) => (body === undefined ? request : new Request(request, { body })),
    info,
  };
}

/**
 * @param {Outgoing} outgoing
 * @returns {Response}
 */
export function responseOf({ status, headers, body }) {
  const { 'set-cookie': cookies = [], ...rest } = headers;
  const others = /** @type {Record<string, string>} */ (rest);
  const bytes = /** @type {string | Uint8Array<ArrayBuffer> | null} */ (body);
  const response = new Response(bytes, { status, headers: others });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/**
 * For each `proxy.fetch`, the function behind it that needs neither `Request` nor `Response`. Kept by identity: a
 * function that somebody wrapped around a `proxy.fetch`, such as a rate limit, must not be passed by.
 * @type {WeakMap<Function, (incoming: Incoming) => Promise<Outgoing>>}
 */
export const behindFetch = new WeakMap();
