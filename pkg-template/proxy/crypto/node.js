// Sealing and hashing by Node's own crypto: the same texts as jose makes by way of WebCrypto, at once. Node does
// each call of WebCrypto in another thread, and waking it takes several times as long as the little there is to do.
import { createCipheriv, createDecipheriv, createHash, KeyObject, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `{"alg":"dir","enc":"A256GCM"}`, which is authenticated as it is written. */
const HEADER = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0';

/** @typedef {typeof import('./web.js')} Web */

/**
 * @param {CryptoKey} key
 * @param {string} text
 * @returns {string}
 */
export function encrypt(key, text) {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyObjectOf(key), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(HEADER));
  const sealed = cipher.update(text, 'utf8', 'base64url') + cipher.final('base64url');
  return [HEADER, '', nonce.toString('base64url'), sealed, cipher.getAuthTag().toString('base64url')].join('.');
}

/**
 * @param {CryptoKey} key
 * @param {string} jwe five parts of base64url
 * @returns {string | undefined}
 */
export function decrypt(key, jwe) {
  const [header, encryptedKey, ...rest] = jwe.split('.');
  const [nonce, sealed, tag] = rest.map((part) => Buffer.from(part, 'base64url'));
  const isOurs = header === HEADER && encryptedKey === '' && rest.length === 3;
  if (!isOurs || nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) return undefined;
  try {
    const decipher = createDecipheriv(CIPHER, keyObjectOf(key), nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(HEADER)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @returns {string}
 */
export function sha256(text) {
  return createHash('sha256').update(text).digest('base64');
}

/** @type {WeakMap<CryptoKey, KeyObject>} */
const keyObjects = new WeakMap();

/** @param {CryptoKey} key */
function keyObjectOf(key) {
  const known = keyObjects.get(key) ?? KeyObject.from(key);
  keyObjects.set(key, known);
  return known;
}
