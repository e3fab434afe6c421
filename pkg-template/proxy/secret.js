// The secret that seals flows and tickets, and whom it seals them for.
import { looksOf, tidy } from './setting-text.js';

/** @typedef {import('./settings.js').Note} Note */

const LEAST_BYTES = 32;

/** Secrets at a time: one in use, and those that flows and tickets may still be sealed with. */
const MOST_SECRETS = 8;

/** 32 random bytes have some thirty different ones, and written in hex about fifteen. */
const LEAST_DIFFERENT = 8;

/** Longest name of an audience. */
const AUDIENCE_LENGTH = 200;

/**
 * The bytes of each secret: the first seals, and all of them open. A former one that is not set, or empty, is none.
 * @param {unknown} value
 * @param {Note} note
 * @returns {Uint8Array[] | undefined}
 */
export function readSecrets(value, note) {
  if (!Array.isArray(value)) return only(readSecret(value, note));
  if (value.length === 0) return note('missing');
  if (value.length > MOST_SECRETS) return note('outOfRange');
  /** @param {unknown} secret @param {number} at */
  const isGiven = (secret, at) => at === 0 || !(secret === undefined || secret === null || secret === '');
  const read = value.map((secret, at) =>
    isGiven(secret, at) ? readSecret(secret, (reason) => note(reason, at)) : undefined,
  );
  return read.filter((bytes) => bytes !== undefined);
}

/**
 * Whom flows and tickets are for: a proxy or backend of another audience opens none of them.
 * @param {unknown} value
 * @param {Note} note
 * @returns {string | undefined} empty, unless given
 */
export function readAudience(value, note) {
  if (value === undefined) return '';
  if (typeof value !== 'string') return note('notText');
  const audience = tidy(value).normalize();
  const looks = looksOf(audience);
  // Names such as `staging/shop` are no paths here.
  if (looks !== undefined && looks !== 'path') return note(['badAudience', looks]);
  return audience.length <= AUDIENCE_LENGTH && audience.isWellFormed() ? audience : note('badAudience');
}

/** @param {Uint8Array | undefined} bytes */
const only = (bytes) => bytes && [bytes];

/** @param {unknown} value @param {(reason: import('./errors.js').Fault) => undefined} note */
function readSecret(value, note) {
  if (value === undefined) return note('missing');
  const given = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  const text = typeof given === 'string' ? given : textIn(given);
  if (text === undefined) return given instanceof Uint8Array ? checked(given, note) : note('secretTooShort');
  const tidied = tidy(text);
  // Bytes that were read as text leave this mark in place of each one that is none.
  if (tidied.includes('\ufffd')) return note(['weakSecret', 'binary']);
  const looks = looksOf(tidied);
  if (looks === 'empty') return note(['secretTooShort', looks]);
  if (looks !== undefined) return note(['weakSecret', looks]);
  return checked(new TextEncoder().encode(tidied), note);
}

/**
 * The text that bytes are, from the first to the last; undefined for any others. A file that was read as bytes ends
 * with a line end, too, and random bytes are never all of them visible.
 * @param {unknown} bytes
 * @returns {string | undefined}
 */
export function textIn(bytes) {
  if (!(bytes instanceof Uint8Array)) return undefined;
  const [first, second, third] = bytes;
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  for (let at = hasMark ? 3 : 0; at < bytes.length; at += 1) if (!isOfText(bytes[at])) return undefined;
  return new TextDecoder().decode(bytes);
}

/** Visible ASCII, a blank, or part of a line end. @param {number} byte */
const isOfText = (byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d;

/** @param {Uint8Array} bytes @param {(reason: import('./errors.js').Fault) => undefined} note */
function checked(bytes, note) {
  if (bytes.length < LEAST_BYTES) return note('secretTooShort');
  const isWeak = new Set(bytes).size < LEAST_DIFFERENT || period(bytes) < LEAST_BYTES || isSeries(bytes);
  return isWeak ? note('weakSecret') : bytes;
}

/** The length of the part that the whole repeats. @param {Uint8Array} bytes */
function period(bytes) {
  let length = 1;
  while (length <= bytes.length / 2 && !repeats(bytes, length)) length += 1;
  return length <= bytes.length / 2 ? length : bytes.length;
}

/** @param {Uint8Array} bytes @param {number} length */
function repeats(bytes, length) {
  for (let at = length; at < bytes.length; at += 1) if (bytes[at] !== bytes[at - length]) return false;
  return true;
}

/** Most bytes follow from the one before: `abcdef…`, 0 to 31. @param {Uint8Array} bytes */
function isSeries(bytes) {
  let steps = 0;
  for (let at = 1; at < bytes.length; at += 1) if (Math.abs(bytes[at] - bytes[at - 1]) <= 1) steps += 1;
  return steps > bytes.length / 2;
}
