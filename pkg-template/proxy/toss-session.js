// Toss's session. The core holds its secret, and sees to it that it serves one call.
import { BoninError } from '../core/errors.js';
import { Redacted } from './redacted.js';
import { isObject } from './settings.js';
import { call, load } from './wasm.js';

// Half a surrogate pair is no character. Toss's SDK makes a question mark of it and says nothing.
const HALF_PAIR = /\p{Surrogate}/u;

/** The key and IV of one call to Toss, byte for byte as Toss's Java SDK makes and uses them. */
export class TossSession extends Redacted {
  /**
   * @param {import('#wasm/proxy').TossSession} core
   * @param {{ lang: 'ko' | 'en', now: () => number }} how
   * @param {import('#wasm/proxy').Glue} wasm
   */
  constructor(core, { lang, now }, wasm) {
    super('[bonin session]');
    this.sessionKey = core.sessionKey();
    // Functions of this object, and not of the class: they can be taken out, and nothing leads from them to the secret.
    this.encrypt = (/** @type {string} */ text) => {
      if (typeof text !== 'string' || HALF_PAIR.test(text)) throw misuse(wasm, 'text', 'notText', lang);
      return call(() => core.encrypt(text, now(), lang));
    };
    this.decrypt = (/** @type {string} */ field) => call(() => core.decrypt(text(field), now(), lang));
    Object.freeze(this);
  }

  /**
   * Makes a session for one call.
   * @param {{ publicKey: string, mode?: 'gcm' | 'cbc256' | 'cbc128', lang?: 'ko' | 'en', now?: () => number }} options
   *   `publicKey` is SPKI in base64
   * @returns {Promise<TossSession>}
   * @throws {BoninError} of kind 'misuse'; `field` is 'publicKey' or 'mode'
   */
  static async generate(options) {
    const { publicKey, mode = 'gcm', lang = 'ko', now = Date.now } = isObject(options) ? options : {};
    const wasm = await load(lang);
    if (publicKey === undefined) throw misuse(wasm, 'publicKey', 'missing', lang);
    const core = call(() => wasm.TossSession.generate(text(mode), text(publicKey), lang));
    return new TossSession(core, { lang, now }, wasm);
  }

  /**
   * The session of a text that Toss's SDK serialized. It has a session key where it is given a public key.
   * @param {string} serialized
   * @param {{ publicKey?: string, lang?: 'ko' | 'en' }} [options]
   * @returns {Promise<TossSession>}
   * @throws {BoninError} of kind 'misuse'; `field` is 'serialized' or 'publicKey'
   */
  static async restore(serialized, options) {
    const { publicKey, lang = 'ko' } = isObject(options) ? options : {};
    const wasm = await load(lang);
    const key = publicKey === undefined ? undefined : text(publicKey);
    const core = call(() => wasm.TossSession.restore(text(serialized), key, lang));
    return new TossSession(core, { lang, now: Date.now }, wasm);
  }
}

/**
 * What is no string at all is as wrong as an empty one, and the core has the error for that.
 * @param {unknown} value
 */
function text(value) {
  return typeof value === 'string' ? value : '';
}

/**
 * @param {import('#wasm/proxy').Glue} wasm
 * @param {string} field
 * @param {import('../types/common.d.ts').ErrorReason} reason
 * @param {'ko' | 'en'} lang
 */
function misuse(wasm, field, reason, lang) {
  return BoninError.from({ ...call(() => wasm.localError('misuse', reason, lang)), field, next: 'checkInput' });
}
