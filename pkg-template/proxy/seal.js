// What leaves the proxy and comes back: a JWT in a standard JWE, direct encryption with A256GCM. Each purpose has a
// key of its own, so a ticket is never read as a flow, nor one provider's flow as another's. There is a key for each
// secret: the first seals, and all of them open.
import { decrypt, encrypt } from '#crypto';

/** Someone sealed this, but its time is over. */
export class Expired extends Error {}

/** Someone sealed this, by a clock that is ahead of ours: it would last longer than it may. */
export class Early extends Expired {}

/** Nothing that this secret sealed for this purpose. */
export class Unreadable extends Error {}

/** How far two clocks of one operator's may be apart, in seconds. */
export const CLOCK_SECONDS = 60;

/**
 * Five parts of base64url, whose last characters have no spare bits: a text has one spelling, so a list of texts that
 * were refused cannot be passed by.
 */
const CANONICAL = /^(?:(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?(?:\.|$)){5}$/;

/**
 * The sealing keys of one purpose.
 * @typedef {readonly CryptoKey[]} SealingKeys
 * @param {{ secrets: readonly Uint8Array[], audience: string }} settings secrets of 32 bytes or more
 * @param {string} purpose
 * @returns {Promise<SealingKeys>}
 */
export function sealingKeys({ secrets, audience }, purpose) {
  // No purpose has three parts, so no audience makes one purpose look like another.
  const name = audience === '' ? purpose : `${purpose}/audience/${audience}`;
  return Promise.all(secrets.map((secret) => derive(secret, name)));
}

/** @param {Uint8Array} secret @param {string} name */
async function derive(secret, name) {
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (secret);
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`bonin/1/${name}`);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * @param {SealingKeys} keys
 * @param {Record<string, unknown>} content
 * @param {{ now: number, ttlSeconds: number }} time `now` in ms
 * @returns {Promise<string>}
 */
export async function seal([key], content, { now, ttlSeconds }) {
  const iat = Math.floor(now / 1000);
  return encrypt(key, JSON.stringify({ ...content, iat, exp: iat + ttlSeconds }));
}

/**
 * @param {SealingKeys} keys
 * @param {string} text
 * @param {{ now: number }} time in ms
 * @returns {Promise<Record<string, unknown>>}
 * @throws {Expired | Early | Unreadable}
 */
export async function unseal(keys, text, { now }) {
  if (typeof text !== 'string' || !CANONICAL.test(text)) throw new Unreadable();
  for (const key of keys) {
    const opened = await decrypt(key, text);
    // Another key may have sealed it.
    if (opened !== undefined) return timely(JSON.parse(opened), now / 1000);
  }
  throw new Unreadable();
}

/** @param {Record<string, unknown> & { iat: number, exp: number }} payload @param {number} seconds */
function timely(payload, seconds) {
  const { iat, exp } = payload;
  if (exp <= Math.floor(seconds)) throw new Expired();
  if (iat > seconds + CLOCK_SECONDS) throw new Early();
  return payload;
}
