import { BoninError } from '../core/errors.js';
import { fromBase64, toBase64 } from './bytes.js';
import { failure, fault, refusal } from './errors.js';
import { Redacted } from './redacted.js';
import { call, load } from './wasm.js';

const ALGORITHM = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** What a key file holds, with a private key that cannot be taken out again. */
class KeyHandle extends Redacted {
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
  const bytes = bytesOf(keyFile);
  if (bytes === undefined) throw refusal([fault('keyFile', 'notKeyFile', lang)], lang);
  if (password === undefined) throw refusal([fault('password', 'missing', lang)], lang);
  if (typeof password !== 'string') throw refusal([fault('password', 'notText', lang)], lang);
  const wasm = await load(lang);
  const { serviceId, serverPublicKey, clientPrivateKey } = call(() => wasm.openKeyFile(bytes, password, lang));
  return new KeyHandle(serviceId, serverPublicKey, await importKey(clientPrivateKey, wasm, lang));
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

function bytesOf(value) {
  if (typeof value === 'string') return new TextEncoder().encode(value.replace(/\s/g, ''));
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return value instanceof Uint8Array ? value : undefined;
}

async function importKey(pkcs8Base64, wasm, lang) {
  const pkcs8 = fromBase64(pkcs8Base64);
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['decrypt']);
  } catch {
    // What was opened is a key file whose key is none: the core has the words for that.
    throw BoninError.from({ ...call(() => wasm.localError('config', 'keyFileCorrupt', lang)), field: 'keyFile' });
  } finally {
    pkcs8.fill(0);
  }
}
