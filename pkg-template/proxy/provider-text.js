// A provider's settings, as they come out of the environment's text: each in the one form that the core reads. What can
// mean one thing alone is read as that; everything else is left as it is, for the core to judge.
import { toBase64 } from './bytes.js';
import { looksOf, tidy } from './setting-text.js';

/** Forms of text that no setting has. A path, a placeholder or nothing may be one of some settings. */
const NEVER = ['pointer', 'template', 'unset'];

/** What may be exchanged while the proxy runs, and so be a function that gives it. */
export const EXCHANGED = ['clientSecret', 'secretKey', 'bridgeSecret'];

/** Settings that are numbers, which are texts in an environment. */
const NUMBERS = ['expireSeconds', 'sessionSeconds'];

/**
 * @param {Record<string, unknown>} given
 * @param {(field: string, why: import('./errors.js').Fault) => void} note
 * @returns {Record<string, unknown>}
 */
export function tidySettings(given, note) {
  /** @param {string} name @param {unknown} value */
  const read = (name, value) => {
    if (name === 'publicKey') return spkiOf(value, (why) => note(name, why));
    if (name === 'roots') return certificatesOf(value);
    if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? tidy(one) : one));
    if (typeof value !== 'string') return value;
    const text = tidy(value);
    const looks = looksOf(text);
    if (looks !== undefined && NEVER.includes(looks)) note(name, ['badSetting', looks]);
    return NUMBERS.includes(name) && /^\d{1,6}$/.test(text) ? Number(text) : text;
  };
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, read(name, value)]));
}

/** The name and the body of each block of PEM; line ends may be written out. @param {string} text */
function pemBlocks(text) {
  const lines = text.replace(/\\r|\\n/g, '\n');
  return [...lines.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g)].map(([, label, body]) => ({
    label,
    body: body.replace(/\s/g, ''),
  }));
}

/**
 * A public key as SPKI in base64, from PEM, DER, hex, base64 in lines or base64url.
 * @param {unknown} value
 * @param {(why: import('./errors.js').Fault) => void} note
 * @returns {unknown} what it was, if it is none of these
 */
function spkiOf(value, note) {
  const text = textOf(value);
  if (typeof text !== 'string') return value;
  if (!text.includes('-----BEGIN')) return base64Of(text) ?? text;
  const [block, ...others] = pemBlocks(text);
  if (block?.label === 'PUBLIC KEY' && others.length === 0) return block.body;
  note(['keyNotSpki', /PRIVATE/.test(text) ? 'privateKey' : /CERTIFICATE/.test(text) ? 'certificate' : 'brokenPem']);
  return undefined;
}

/**
 * One text may hold several, as a file of them does.
 * @param {unknown} value
 */
function certificatesOf(value) {
  const list = Array.isArray(value) ? value : [value];
  const read = list.flatMap((one) => {
    const text = textOf(one);
    if (typeof text !== 'string') return [one];
    const blocks = pemBlocks(text).filter(({ label }) => label === 'CERTIFICATE');
    const bodies = blocks.length > 0 ? blocks.map(({ body }) => body) : [base64Of(text)];
    return bodies.map((body) => (body === undefined ? one : armoured(body)));
  });
  const isList = Array.isArray(value) || value instanceof Uint8Array || /-----BEGIN/.test(String(value));
  return isList ? read : value;
}

/** @param {string} body */
function armoured(body) {
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

/** Text as it is, DER as base64, and bytes of a text as text. @param {unknown} value */
function textOf(value) {
  if (typeof value === 'string') return tidy(value);
  if (!(value instanceof Uint8Array)) return undefined;
  return value[0] === 0x30 && value[1] >= 0x80 ? toBase64(value) : tidy(new TextDecoder().decode(value));
}

/**
 * Standard base64 with its padding, from base64 in any of its spellings, or from hex of DER; undefined for other texts.
 * @param {string} given
 * @returns {string | undefined}
 */
export function base64Of(given) {
  const text = given.replace(/\\r|\\n|\s/g, '').replace(/^data:[^,]*;base64,/i, '');
  // DER begins with 30.
  const der = /^30/.test(text) ? fromHex(text) : undefined;
  if (der) return toBase64(der);
  if (!/^[\w+/-]+={0,2}$/.test(text)) return undefined;
  const standard = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  return standard.length % 4 === 1 ? undefined : standard.padEnd(Math.ceil(standard.length / 4) * 4, '=');
}

/**
 * The bytes of a text in hex that is too long to be anything else.
 * @param {string} given
 * @returns {Uint8Array | undefined}
 */
export function fromHex(given) {
  const text = given.replace(/\\r|\\n|[\s:]/g, '');
  if (!/^([\da-f]{2}){64,}$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
