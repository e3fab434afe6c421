// Whose call it is: what providers that bind a login to an address and a browser want to know.
import { ask, GIVES } from './operator.js';

const LONGEST_AGENT = 512;

/**
 * @typedef {import('./incoming.js').Incoming} Incoming
 * @typedef {(request: Incoming) => string | undefined | Promise<string | undefined>} AddressOf
 * @param {unknown} value the setting `clientAddress`
 * @param {import('./settings.js').Note} note
 * @returns {AddressOf | undefined} nothing where nobody is to be believed
 */
export function readClientAddress(value, note) {
  if (value === undefined) return value;
  if (typeof value === 'function') return ({ asRequest, info }) => value(asRequest(), info);
  if (value === 'connection') return ({ info }) => info?.remoteAddress;
  if (typeof value !== 'object' || value === null) return note('notListed');
  const { header, proxies = 1, ...others } = /** @type {Record<string, unknown>} */ (value);
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) return note('unknownField', stranger);
  if (typeof header !== 'string' || !/^[\w-]{1,64}$/.test(header)) return note('notListed', 'header');
  const isCount = typeof proxies === 'number' && Number.isInteger(proxies) && proxies >= 1 && proxies <= 10;
  if (!isCount) return note('outOfRange', 'proxies');
  // Each proxy appends whom it heard: what stands further left, anyone can have written.
  const name = header.toLowerCase();
  return ({ header: said }) => said(name)?.split(',').at(-proxies);
}

/**
 * @param {Incoming} request
 * @param {AddressOf | undefined} addressOf
 * @param {{ timeoutMs: number, lang: 'ko' | 'en' }} how
 * @returns {Promise<{ ip?: string, userAgent?: string } | undefined>} nothing where the operator named no source for it
 */
export async function callerOf(request, addressOf, how) {
  if (!addressOf) return undefined;
  const userAgent = agentOf(request);
  const given = await ask('clientAddress', () => addressOf(request), { ...how, gives: GIVES.textOrNothing });
  return { ip: addressIn(given), userAgent };
}

/**
 * @param {Incoming} request
 * @returns {string | undefined}
 */
export function agentOf(request) {
  return request.header('user-agent')?.slice(0, LONGEST_AGENT);
}

/**
 * The address alone: no port, no brackets, and IPv4 as IPv4.
 * @param {unknown} text
 * @returns {string | undefined}
 */
export function addressIn(text) {
  if (typeof text !== 'string') return undefined;
  const bare = text.trim().replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '');
  return /^(\d{1,3}(\.\d{1,3}){3}|[\da-f]*:[\da-f:.]*)$/i.test(address) && address.length <= 45 ? address : undefined;
}
