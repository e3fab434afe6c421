// Sealing and hashing by jose and WebCrypto, for every runtime but Node.
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { toBase64 } from '../bytes.js';

const ALG = 'dir';
const ENC = 'A256GCM';

/**
 * @param {CryptoKey} key AES-GCM, 256 bits
 * @param {string} text
 * @returns {Promise<string>} a JWE of five parts
 */
export function encrypt(key, text) {
  return new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader({ alg: ALG, enc: ENC }).encrypt(key);
}

/**
 * @param {CryptoKey} key
 * @param {string} jwe five parts of base64url
 * @returns {Promise<string | undefined>} nothing if another key made it, or none
 */
export async function decrypt(key, jwe) {
  try {
    const how = { keyManagementAlgorithms: [ALG], contentEncryptionAlgorithms: [ENC] };
    const { plaintext } = await compactDecrypt(jwe, key, how);
    return new TextDecoder().decode(plaintext);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @returns {Promise<string>} SHA-256 of its UTF-8, in base64
 */
export async function sha256(text) {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
