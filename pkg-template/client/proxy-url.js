// Where the proxy is: an address, or a path that is read against the page's own.
import { misuse } from './input.js';

const HELP = "proxyUrl: 'https://api.shop.example/bonin', or a path that begins with a slash, without ? and #";

/** What becomes of variables that are not set. */
const UNSET = /(^|\/)(undefined|null|nan)(?=[/:]|$)/i;

/**
 * @param {unknown} given
 * @returns {string} without a slash at its end
 */
export function readProxyUrl(given) {
  const text = typeof given === 'string' ? given.trim() : given?.href;
  if (!text || typeof text !== 'string') throw misuse('proxyUrl', 'missing');
  const base = text.replace(/\/+$/, '');
  const fits = /^https?:/i.test(text) ? isAddress(base) : /^\.{0,2}\//.test(text);
  // A fetch refuses a name or password in an address, and a query would end up in the middle.
  if (!fits || /[?#\\{}<>\s]|\/\/[^/]*@/.test(text) || UNSET.test(base)) throw misuse('proxyUrl', 'badUrl', HELP);
  return base;
}

/**
 * Whether a fetch of the runtime's own has what to read a path against: not so on a server that renders pages.
 * @param {string} base
 * @returns {boolean}
 */
export function isReachable(base) {
  const { document, location } = globalThis;
  return URL.canParse(`${base}/`, document?.baseURI ?? location?.href);
}

const isAddress = (base) => /^https?:\/\/[^/]/i.test(base) && URL.canParse(base);
