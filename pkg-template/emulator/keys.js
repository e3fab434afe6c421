// The two pairs of keys: the service's, and the relying party's.
import { BoninError } from '../core/errors.js';
import { fromBase64, toBase64 } from './bytes.js';

const ALGORITHM = { name: 'RSA-OAEP', hash: 'SHA-256' };
const NEW_KEY = { ...ALGORITHM, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

/**
 * New keys, which take a moment to find: tests make them once and hand them to every emulator.
 * @returns {Promise<import('../types/emulator.d.ts').EmulatorKeys>}
 */
export async function createEmulatorKeys() {
  const [server, client] = await Promise.all([newPair(), newPair()]);
  return { server, client };
}

/**
 * The keys, and the service's private key as WebCrypto uses it.
 * @param {import('../types/emulator.d.ts').EmulatorKeys | Promise<import('../types/emulator.d.ts').EmulatorKeys>} given
 */
export async function checkKeys(given) {
  const { server, client } = await given;
  try {
    const bytes = fromBase64(server.privateKey);
    const key = await crypto.subtle.importKey('pkcs8', bytes, ALGORITHM, false, ['decrypt']);
    return { server: { ...server, key }, client };
  } catch (cause) {
    const message = 'keys는 createEmulatorKeys()의 결과여야 합니다. Keys are what createEmulatorKeys() gives.';
    throw new BoninError({ kind: 'misuse', reason: 'keyNotSpki', field: 'keys', message, retryable: false }, { cause });
  }
}

/**
 * @param {CryptoKey} key
 * @param {string} data base64
 * @returns {Promise<string | undefined>} base64 of the plaintext; nothing where the key does not open it
 */
export async function decrypt(key, data) {
  try {
    return toBase64(await crypto.subtle.decrypt(ALGORITHM, key, fromBase64(data)));
  } catch {
    return undefined;
  }
}

/** @returns {string} a password for a key file */
export function newPassword() {
  return toBase64(crypto.getRandomValues(new Uint8Array(18)));
}

async function newPair() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(NEW_KEY, true, ['encrypt', 'decrypt']);
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', privateKey),
    crypto.subtle.exportKey('spki', publicKey),
  ]);
  return { privateKey: toBase64(pkcs8), publicKey: toBase64(spki) };
}
