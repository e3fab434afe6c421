// What leaves the proxy and comes back: standard JWE, direct encryption with A256GCM. Each purpose has a key of its
// own, so a ticket is never read as a flow, nor one provider's flow as another's.
import { jwtDecrypt } from 'jose/jwt/decrypt';
import { EncryptJWT } from 'jose/jwt/encrypt';

const ALG = 'dir';
const ENC = 'A256GCM';

/** Someone sealed this, but its time is over. */
export class Expired extends Error {}

/** Nothing that this secret sealed for this purpose. */
export class Unreadable extends Error {}

/**
 * The sealing key of one purpose.
 * @param {Uint8Array} secret 32 bytes or more
 * @param {string} purpose
 * @returns {Promise<CryptoKey>}
 */
export async function sealingKey(secret, purpose) {
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`bonin/1/${purpose}`);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * @param {CryptoKey} key
 * @param {Record<string, unknown>} content
 * @param {{ now: number, ttlSeconds: number }} time `now` in ms
 * @returns {Promise<string>}
 */
export function seal(key, content, { now, ttlSeconds }) {
  const issued = Math.floor(now / 1000);
  return new EncryptJWT(content)
    .setProtectedHeader({ alg: ALG, enc: ENC })
    .setIssuedAt(issued)
    .setExpirationTime(issued + ttlSeconds)
    .encrypt(key);
}

/**
 * @param {CryptoKey} key
 * @param {string} text
 * @param {{ now: number }} time in ms
 * @returns {Promise<Record<string, unknown>>}
 * @throws {Expired | Unreadable}
 */
export async function unseal(key, text, { now }) {
  try {
    const { payload } = await jwtDecrypt(text, key, {
      keyManagementAlgorithms: [ALG],
      contentEncryptionAlgorithms: [ENC],
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    throw error?.code === 'ERR_JWT_EXPIRED' ? new Expired() : new Unreadable();
  }
}
