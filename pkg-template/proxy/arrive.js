// Routes that other sites send a browser to. Anyone can send one here with anything, so nothing is done but to lead it
// on, to a page of the operator's; what goes along is the core's to say.
import { isForm } from './body.js';
import { failure } from './errors.js';
import { BodyTaken } from './limit.js';
import { pathOf } from './request.js';
import { call } from './wasm.js';

/** A form, or the query of an address; what is longer counts as nothing. */
const FORM_BYTES = 8 * 1024;

/** No login brings as many fields; the rest is not read. */
const FIELDS = 32;

/**
 * Where this request arrives; undefined for one that is of this proxy's own pages.
 * @param {import('./incoming.js').Incoming} request
 * @param {{ settings: object, service: (lang: 'ko' | 'en') => Promise<object>, lang: 'ko' | 'en' }} context
 * @returns {Promise<{ core: object, provider: string, step: string, now: number } | undefined>}
 */
export async function arrivalOf(request, { settings, service, lang }) {
  const [provider, step, ...rest] = pathOf(request, settings.basePaths) ?? [];
  if (!/^(GET|HEAD|POST)$/.test(request.method) || step === undefined || rest.length > 0) return undefined;
  // A configuration that is wrong has its own answer, where the request is answered as any other.
  const ready = await service(lang).catch(() => undefined);
  const found = ready?.providers.get(provider);
  if (!found?.arrivals.includes(step)) return undefined;
  return { core: found.keys.core, provider, step, now: settings.now() };
}

/**
 * @param {import('./incoming.js').Incoming} request
 * @param {NonNullable<Awaited<ReturnType<typeof arrivalOf>>>} arrival
 * @param {'ko' | 'en'} lang
 * @returns {Promise<import('./incoming.js').Outgoing>}
 */
export async function arrive(request, { core, step, now }, lang) {
  const fields = await fieldsOf(request, lang);
  const location = call(() => core.arrive(step, fields, now, lang));
  const headers = { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { status: 303, headers, body: null };
}

/** The first of each name; what cannot be read counts as nothing. */
async function fieldsOf(request, lang) {
  // A form may be posted to an address that has a query of its own, such as the mark of an attempt.
  const texts = [request.url.search, ...(request.method === 'POST' ? [await formOf(request, lang)] : [])];
  const read = (text) => (text.length > FORM_BYTES ? [] : [...new URLSearchParams(text)]);
  const fields = texts.flatMap(read).slice(0, FIELDS);
  return Object.entries(Object.fromEntries(fields.reverse()));
}

async function formOf(request, lang) {
  if (!isForm(request.header('content-type'))) return '';
  return request.text({ limit: FORM_BYTES }).catch((cause) => {
    // The operator's to mend, and the user would arrive without what the other site sent along.
    if (cause instanceof BodyTaken) throw failure('bodyTaken', { lang, cause });
    return '';
  });
}
