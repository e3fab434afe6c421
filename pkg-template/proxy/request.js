// What a browser's request says, with a limit on all of it.
import { failure } from './errors.js';
import { TooLarge } from './limit.js';

const BODY_BYTES = 64 * 1024;
const DEPTH = 8;

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
 * The path below the base path, in parts; undefined for any other address.
 * @param {import('./incoming.js').Incoming} request
 * @param {string} basePath
 * @returns {string[] | undefined}
 */
export function pathOf(request, basePath) {
  const { pathname } = request.url;
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length + 1).split('/') : undefined;
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
 * The JSON object in the body.
 * @param {import('./incoming.js').Incoming} request
 * @param {'ko' | 'en'} lang
 * @returns {Promise<Record<string, unknown>>}
 */
export async function bodyOf(request, lang) {
  const type = request.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw failure('notJsonType', { lang });
  if (Number(request.header('content-length')) > BODY_BYTES) throw failure('bodyTooLarge', { lang });
  const body = await parse(request, lang);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw failure('notObject', { lang });
  return body;
}

async function parse(request, lang) {
  try {
    const body = JSON.parse(await request.text({ limit: BODY_BYTES, fatal: true }));
    if (nestsDeeper(body, DEPTH)) throw new RangeError('nested too deep');
    return body;
  } catch (cause) {
    throw failure(cause instanceof TooLarge ? 'bodyTooLarge' : 'notJson', { lang });
  }
}

// JSON.stringify and the core recurse; no message here nests as deep as that.
function nestsDeeper(value, depth) {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member) => nestsDeeper(member, depth - 1));
}
