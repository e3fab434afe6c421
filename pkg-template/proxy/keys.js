import { BoninError, isBoninError } from '../core/errors.js';
import { fromBase64, toBase64 } from './bytes.js';
import { failure, fault, refusal, told } from './errors.js';
import { base64Of, fromHex } from './provider-text.js';
import { Redacted } from './redacted.js';
import { textIn } from './secret.js';
import { looksOf, tidy } from './setting-text.js';
import { call, load } from './wasm.js';

/** The sizes of a modulus in bits, as the core has them for public keys. */
const LEAST_BITS = 2048;
const MOST_BITS = 4096;

const ALGORITHM = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** What a key file holds, with a private key that cannot be taken out again. */
class KeyHandle extends Redacted {
  /** @param {string} serviceId @param {string} serverPublicKey @param {CryptoKey} key */
  constructor(serviceId, serverPublicKey, key) {
    super('[bonin key]');
    this.serviceId = serviceId;
    this.serverPublicKey = serverPublicKey;
    this.key = key;
    Object.freeze(this);
  }
}

/**
 * Opens a key file of the provider.
 * @param {Uint8Array | ArrayBuffer | string} keyFile its bytes, or their base64 text
 * @param {string} password
 * @param {{ lang?: 'ko' | 'en' }} [options]
 * @returns {Promise<KeyHandle>}
 * @throws {BoninError} `field` is 'keyFile' or 'password'
 */
export async function openKeyFile(keyFile, password, { lang = 'ko' } = {}) {
  const read = readKeyFile(keyFile);
  if (read === undefined) throw refusal([fault('keyFile', 'notKeyFile', lang)], lang);
  if (password === undefined) throw refusal([fault('password', 'missing', lang)], lang);
  if (typeof password !== 'string') throw refusal([fault('password', 'notText', lang)], lang);
  const wasm = await load();
  const { serviceId, serverPublicKey, clientPrivateKey } = opened(wasm, read, password, lang);
  const key = await importKey(clientPrivateKey, wasm, lang);
  const handle = new KeyHandle(serviceId, serverPublicKey, key);
  const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (read.bytes);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  marks.set(handle, toBase64(new Uint8Array(digest)));
  return handle;
}

/** The same for the same key file. @param {KeyHandle} handle */
export const markOf = (handle) => marks.get(handle);

/** @type {WeakMap<KeyHandle, string>} */
const marks = new WeakMap();

/**
 * A line end behind the password is no part of it, unless the file opens with it.
 * @param {Glue} wasm
 * @param {KeyFileRead} read
 * @param {string} password
 * @param {'ko' | 'en'} lang
 */
function opened(wasm, { bytes, looks }, password, lang) {
  /** @param {string} password */
  const open = (password) => call(() => wasm.openKeyFile(bytes, password, lang));
  try {
    return open(password);
  } catch (error) {
    if (looks !== undefined) throw corrupt(wasm, looks, lang);
    const tidied = tidy(password);
    const isLocked = isBoninError(error) && error.reason === 'keyFileLocked';
    if (!isLocked || tidied === password) throw error;
    return open(tidied);
  }
}

/**
 * Opens a sealed result: what comes out is what the provider sealed, whole and unchanged.
 * @param {KeyHandle} handle
 * @param {string} text
 * @param {{ lang?: 'ko' | 'en' }} [options]
 * @returns {Promise<string>}
 * @throws {BoninError} of kind 'tampered', always the same one, for anything else
 */
export async function openResult(handle, text, { lang = 'ko' } = {}) {
  if (!(handle instanceof KeyHandle)) throw failure('notKey', { lang, field: 'key' });
  const wasm = await load(lang);
  const sealed = typeof text === 'string' ? text : '';
  const block = call(() => wasm.splitEnvelope(sealed, lang));
  const opened = await decrypt(handle.key, block);
  return call(() => wasm.openEnvelope(sealed, opened, lang));
}

/**
 * `encryptReqClientInfo` of the token request, for those who drive the protocol themselves.
 * @param {KeyHandle} handle
 * @param {string} clientTxId an id that was never used before, 20 to 49 characters
 * @param {{ now?: () => number, lang?: 'ko' | 'en' }} [options]
 * @returns {Promise<string>}
 */
export async function encryptReqClientInfo(handle, clientTxId, { now = Date.now, lang = 'ko' } = {}) {
  if (!(handle instanceof KeyHandle)) throw failure('notKey', { lang, field: 'key' });
  const wasm = await load(lang);
  return call(() => wasm.encryptReqClientInfo(handle.serverPublicKey, clientTxId, now(), lang));
}

/**
 * @param {CryptoKey} key
 * @param {string} data base64
 * @returns {Promise<string | undefined>} base64; undefined where the key does not open it
 */
export async function decrypt(key, data) {
  try {
    const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, fromBase64(data)));
    const text = toBase64(plain);
    plain.fill(0);
    return text;
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a key file, or of its base64, and what a text looks like that is neither.
 * @typedef {{ bytes: Uint8Array, looks?: import('./texts.js').Looks }} KeyFileRead
 * @param {unknown} value
 * @returns {KeyFileRead | undefined}
 */
function readKeyFile(value) {
  const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  const text = typeof value === 'string' ? value : bytes instanceof Uint8Array ? textIn(bytes) : undefined;
  if (text === undefined) return bytes instanceof Uint8Array ? { bytes } : undefined;
  const tidied = tidy(text);
  const written = base64Of(tidied) ?? tidied.replace(/\s/g, '');
  return { bytes: fromHex(tidied) ?? new TextEncoder().encode(written), looks: looksOf(tidied) };
}

/** @param {CryptoKey} key */
function importedFault({ algorithm }) {
  const { modulusLength, publicExponent } = /** @type {RsaHashedKeyAlgorithm} */ (algorithm);
  const exponent = publicExponent.reduce((number, byte) => number * 256 + byte, 0);
  if (modulusLength < LEAST_BITS || modulusLength > MOST_BITS) return 'keySize';
  return exponent % 2 === 0 || exponent < 3 || exponent > 0xffff_ffff ? 'keyExponent' : undefined;
}

/** @param {string} pkcs8Base64 @param {Glue} wasm @param {'ko' | 'en'} lang */
async function importKey(pkcs8Base64, wasm, lang) {
  const pkcs8 = fromBase64(pkcs8Base64);
  let key;
  try {
    key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['decrypt']);
  } catch {
    // What was opened is a key file whose key is none: the core has the words for that.
    throw corrupt(wasm, undefined, lang);
  } finally {
    pkcs8.fill(0);
  }
  const reason = importedFault(key);
  if (reason !== undefined) throw configFault(wasm, reason, undefined, lang);
  return key;
}

/** @typedef {import('#wasm/proxy').Glue} Glue */

/** @param {Glue} wasm @param {import('./texts.js').Looks | undefined} looks @param {'ko' | 'en'} lang */
const corrupt = (wasm, looks, lang) => configFault(wasm, 'keyFileCorrupt', looks, lang);

/**
 * @param {Glue} wasm
 * @param {import('../types/common.d.ts').ErrorReason} reason
 * @param {import('./texts.js').Looks | undefined} looks
 * @param {'ko' | 'en'} lang
 */
function configFault(wasm, reason, looks, lang) {
  const { message, ...detail } = call(() => wasm.localError('config', reason, lang));
  return BoninError.from({ ...detail, message: told(message, looks, lang), field: 'keyFile' });
}
