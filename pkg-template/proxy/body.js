// The body of a request, whoever has read it: this proxy, or a middleware that left it in one of several forms.
import { BodyTaken, readText, TooLarge } from './limit.js';

/**
 * The body of a `Request`, read as UTF-8.
 * @param {Request} request
 * @param {unknown} left what somebody else made of the body, if they read it
 * @param {{ limit: number, fatal?: boolean }} how
 * @returns {Promise<string>}
 * @throws {TooLarge | BodyTaken}
 */
export async function textOf(request, left, how) {
  if (left !== undefined) return leftText(left, request.headers.get('content-type'), how);
  if (request.bodyUsed || request.body?.locked) throw new BodyTaken();
  return readText(request.body, how);
}

/**
 * The text of a body that somebody else has read: of a text or bytes as they are, of what was parsed in the form that
 * the content type says.
 * @param {unknown} left
 * @param {string | null | undefined} type the content type
 * @param {{ limit: number, fatal?: boolean }} how
 * @returns {string}
 * @throws {TooLarge}
 */
export function leftText(left, type, { limit, fatal = false }) {
  const bytes = bytesIn(left);
  if (bytes && bytes.byteLength > limit) throw new TooLarge();
  const text = bytes ? new TextDecoder('utf-8', { fatal }).decode(bytes) : written(left, isForm(type));
  // A character is a byte at least.
  if (text.length > limit) throw new TooLarge();
  return text;
}

/**
 * @param {string | null | undefined} type
 * @returns {boolean}
 */
export function isForm(type) {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type ?? '');
}

/** @param {unknown} left */
function bytesIn(left) {
  if (left instanceof ArrayBuffer) return new Uint8Array(left);
  return ArrayBuffer.isView(left) ? left : undefined;
}

/** @param {unknown} left @param {boolean} asForm */
function written(left, asForm) {
  if (typeof left === 'string') return left;
  if (left instanceof URLSearchParams) return left.toString();
  const isObject = typeof left === 'object' && left !== null && !Array.isArray(left);
  return (asForm && isObject ? formOf(left) : JSON.stringify(left)) ?? '';
}

/**
 * Several values of one name come as a list; what is nested was no plain field.
 * @param {object} fields FormData and its like, or a plain object
 */
function formOf(fields) {
  const entries =
    'entries' in fields && typeof fields.entries === 'function' ? [...fields.entries()] : Object.entries(fields);
  const pairs = entries.flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs.filter(([, value]) => typeof value === 'string')).toString();
}
