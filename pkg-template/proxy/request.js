// What a browser's request says, with a limit on all of it.
import { failure } from './errors.js';
import { BodyTaken, TooLarge } from './limit.js';

const BODY_BYTES = 64 * 1024;
const DEPTH = 8;

/** Members of all objects and lists together, empty ones counted as one. No message here has a quarter of them. */
const MEMBERS = 256;

/** Longest sealed flow: headers of 8 KiB pass everywhere. */
export const FLOW_LENGTH = 8 * 1024;

/**
 * The language the browser asks for.
 * @param {import('./incoming.js').Incoming} request
 * @param {'ko' | 'en'} otherwise
 * @returns {'ko' | 'en'}
 */
export function languageOf(request, otherwise) {
  const tags = (request.header('accept-language') ?? '').slice(0, 256).toLowerCase().split(',');
  return tags.map((tag) => tag.trim().slice(0, 2)).find((lang) => lang === 'ko' || lang === 'en') ?? otherwise;
}

/**
 * A path in parts. Hosts and gateways add slashes at the end, or double those between, and some write letters as `%74`.
 * @param {string} pathname
 * @returns {string[]}
 */
export function segmentsOf(pathname) {
  return pathname.split('/').filter(Boolean).map(unescaped);
}

/** @param {string} segment */
function unescaped(segment) {
  try {
    return segment.includes('%') ? decodeURIComponent(segment) : segment;
  } catch {
    return segment;
  }
}

/**
 * The path below one of the base paths, in parts; undefined for any other address.
 * @param {import('./incoming.js').Incoming} request
 * @param {readonly string[][]} basePaths in parts
 * @returns {string[] | undefined}
 */
export function pathOf(request, basePaths) {
  const parts = segmentsOf(request.url.pathname);
  const base = basePaths.find((base) => base.every((part, at) => part === parts[at]));
  return base && parts.slice(base.length);
}

/**
 * The sealed flow that the browser brought back.
 * @param {import('./incoming.js').Incoming} request
 * @param {'ko' | 'en'} lang
 * @returns {string | undefined}
 */
export function flowOf(request, lang) {
  const flow = request.header('bonin-flow') ?? undefined;
  if (flow !== undefined && flow.length > FLOW_LENGTH) throw failure('badSnapshot', { lang, field: 'flow' });
  return flow;
}

/**
 * The JSON object in the body, and its text.
 * @param {import('./incoming.js').Incoming} request
 * @param {'ko' | 'en'} lang
 * @returns {Promise<{ body: Record<string, unknown>, text: string }>}
 */
export async function bodyOf(request, lang) {
  const type = request.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw failure('notJsonType', { lang });
  if (Number(request.header('content-length')) > BODY_BYTES) throw failure('bodyTooLarge', { lang });
  const { body, text } = await parse(request, lang);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw failure('notObject', { lang });
  return { body, text };
}

/** @param {import('./incoming.js').Incoming} request @param {'ko' | 'en'} lang */
async function parse(request, lang) {
  try {
    const text = await request.text({ limit: BODY_BYTES, fatal: true });
    checkShape(text);
    return { body: JSON.parse(text), text };
  } catch (cause) {
    if (cause instanceof TooMany) throw failure('tooManyMembers', { lang });
    if (cause instanceof BodyTaken) throw failure('bodyTaken', { lang, cause });
    throw failure(cause instanceof TooLarge ? 'bodyTooLarge' : 'notJson', { lang });
  }
}

class TooMany extends Error {}

/**
 * Looks at brackets and commas alone, before the text is parsed. A parser takes long over thousands of names, the core
 * compares names with each other, and both recurse: over a body that was made for it, nobody else would be served. If
 * the text is no JSON, the parser stops before this could have counted wrongly.
 * @param {string} text
 */
function checkShape(text) {
  let depth = 0;
  let members = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === '{' || character === '[') {
      depth += 1;
      members += 1;
    } else if (character === ',') members += 1;
    if (depth > DEPTH) throw new RangeError('nested too deep');
    if (members > MEMBERS) throw new TooMany();
  }
}
