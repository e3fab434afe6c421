// A request as the proxy reads it, however it came: as a `Request`, or straight from Node's server.
import { readText } from './limit.js';

/**
 * @typedef {object} Incoming
 * @property {string} method
 * @property {URL} url
 * @property {(name: string) => string | null} header the name is in lower case
 * @property {(how: { limit: number, fatal?: boolean }) => Promise<string>} text the body, read as UTF-8
 * @property {AbortSignal} signal the browser went away
 * @property {() => Request} asRequest for functions of the operator's
 * @property {{ remoteAddress?: string }} [info] what an adapter knows of the connection
 */

/**
 * What goes back.
 * @typedef {{ status: number, headers: Record<string, string>, body: string | null }} Outgoing
 */

/**
 * @param {Request} request
 * @param {{ remoteAddress?: string }} [info]
 * @returns {Incoming}
 */
export function incomingOf(request, info) {
  return {
    method: request.method,
    url: new URL(request.url),
    header: (name) => request.headers.get(name),
    text: (how) => readText(request.body, how),
    signal: request.signal,
    asRequest: () => request,
    info,
  };
}

/**
 * @param {Outgoing} outgoing
 * @returns {Response}
 */
export function responseOf({ status, headers, body }) {
  return new Response(body, { status, headers });
}

/**
 * For each `proxy.fetch`, the function behind it that needs neither `Request` nor `Response`. Kept by identity: a
 * function that somebody wrapped around a `proxy.fetch`, such as a rate limit, must not be passed by.
 * @type {WeakMap<Function, (incoming: Incoming) => Promise<Outgoing>>}
 */
export const behindFetch = new WeakMap();
