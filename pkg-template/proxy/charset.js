// A provider's bytes as text, by the charset that they are labelled with. What does not decode as a whole is no text:
// nothing damaged may get into a ticket.
import { readKorean } from './korean.js';

/** Bytes that are no text of their charset. */
export class Undecodable extends Error {
  name = 'Undecodable';
}

/** Names that Java and Windows have for charsets, beside those of the Encoding Standard. */
const EUC_KR = /^(x-)?(windows-?949|ms-?949|cp-?949|uhc|euc[-_]?kr|ks_?c_?5601(-?19\d\d)?|ksc5601|korean)$/;
const ASCII = /^(us-?ascii|ascii|ansi_x3\.4-1968)$/;

/** As a decoder writes what it could not read, and as JSON may write the same. */
const REPLACED = /\uFFFD|\\u[fF]{3}[dD]/;

/**
 * @param {Uint8Array} bytes
 * @param {string | null} [type] the header Content-Type; UTF-8 if it names no charset
 * @returns {string} without a byte order mark
 * @throws {Undecodable}
 */
export function decoded(bytes, type) {
  const charset = charsetOf(bytes, type);
  let text;
  try {
    text = decode(bytes, charset);
  } catch (cause) {
    throw new Undecodable(`these bytes are no ${charset}`, { cause });
  }
  if (REPLACED.test(text)) throw new Undecodable(`a character was lost before these bytes were written in ${charset}`);
  return text;
}

/** @param {Uint8Array} bytes @param {string | null} [type] */
function charsetOf(bytes, type) {
  const [first, second, third] = bytes;
  // A mark at the start says more than a label, which is often a server's default.
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  const [, label = 'utf-8'] = /;\s*charset\s*=\s*["']?([\w.:+-]{1,40})/i.exec(type ?? '') ?? [];
  return label.toLowerCase();
}

/** @param {Uint8Array} bytes @param {string} charset */
function decode(bytes, charset) {
  if (EUC_KR.test(charset)) return readKorean(bytes);
  if (ASCII.test(charset) && bytes.some((byte) => byte > 0x7f)) throw new RangeError('more than seven bits');
  return new TextDecoder(charset, { fatal: true }).decode(bytes);
}

/**
 * Whether a character of any text in it was lost before it came here, such as within a sealed result.
 * @param {unknown} value of JSON, or nothing
 * @returns {boolean}
 */
export function isDamaged(value) {
  return value !== undefined && JSON.stringify(value).includes('\uFFFD');
}
