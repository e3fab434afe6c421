// The pairs of keys of every provider, and what the host does with the private ones.
import { BoninError } from '../core/errors.js';
import { fromBase64, toBase64 } from './bytes.js';
import { providers } from './providers/index.js';

/** @typedef {'RSA-OAEP-256' | 'RSA-OAEP' | 'RSASSA'} Use */
/** @typedef {import('../types/emulator.d.ts').EmulatorKeys} EmulatorKeys */

const byName = Object.fromEntries(providers.map((provider) => [provider.name, provider]));

/** @type {Record<Use, [{ name: string, hash: string }, KeyUsage]>} */
const USES = {
  'RSA-OAEP-256': [{ name: 'RSA-OAEP', hash: 'SHA-256' }, 'decrypt'],
  'RSA-OAEP': [{ name: 'RSA-OAEP', hash: 'SHA-1' }, 'decrypt'],
  RSASSA: [{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, 'sign'],
};

// What a pair is made for has no part in how it is written: each key is imported for its own use.
const NEW_KEY = {
  name: 'RSA-OAEP',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

/**
 * New keys, which take a moment to find: tests make them once and hand them to every emulator.
 * @returns {Promise<EmulatorKeys>}
 */
export async function createEmulatorKeys() {
  const made = await collected(byName, ({ keys }) => collected(keys, newPair));
  return /** @type {EmulatorKeys} */ (/** @type {unknown} */ (made));
}

/**
 * The keys as they were given, and their private halves as WebCrypto uses them, by provider and name.
 * @param {EmulatorKeys | Promise<EmulatorKeys>} given
 */
export async function readKeys(given) {
  /** @type {Record<string, Record<string, import('../types/emulator.d.ts').EmulatorKeyPair>>} */
  const pairs = await given;
  try {
    const used = await collected(byName, ({ name, keys }) => {
      const inUse = Object.fromEntries(Object.entries(keys).filter(([, use]) => use));
      return collected(inUse, (use, key) => imported(pairs[name][key].privateKey, /** @type {Use} */ (use)));
    });
    return { pairs, used };
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
    return toBase64(await crypto.subtle.decrypt(key.algorithm, key, bytesOf(data)));
  } catch {
    return undefined;
  }
}

/**
 * @param {CryptoKey} key
 * @param {string} data base64
 * @returns {Promise<string>} base64 of the signature
 */
export async function sign(key, data) {
  return toBase64(await crypto.subtle.sign(key.algorithm, key, bytesOf(data)));
}

/**
 * An object of what `make` gives for each member, all made at once.
 * @template T, Made
 * @param {Record<string, T>} things
 * @param {(thing: T, name: string) => Promise<Made>} make
 * @returns {Promise<Record<string, Made>>}
 */
async function collected(things, make) {
  const entries = Object.entries(things).map(async ([name, thing]) => [name, await make(thing, name)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** @param {string} base64 */
const bytesOf = (base64) => /** @type {Uint8Array<ArrayBuffer>} */ (fromBase64(base64));

/** @param {string} privateKey @param {Use} use */
async function imported(privateKey, use) {
  const [algorithm, usage] = USES[use];
  return crypto.subtle.importKey('pkcs8', bytesOf(privateKey), algorithm, false, [usage]);
}

async function newPair() {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(NEW_KEY, true, ['encrypt', 'decrypt']);
  const [pkcs8, spki] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', privateKey),
    crypto.subtle.exportKey('spki', publicKey),
  ]);
  return { privateKey: toBase64(pkcs8), publicKey: toBase64(spki) };
}
