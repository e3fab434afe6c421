// `GET {basePath}/health?details`: the checks of this proxy, for those who have the token of its settings.
import { examine, statusOfFindings } from './checks/index.js';
import { failure } from './errors.js';
import { respond, respondError } from './respond.js';

/** Longest token that is looked at. */
const TOKEN_LENGTH = 1024;

/**
 * @param {import('./incoming.js').Incoming} request
 * @returns {boolean}
 */
export const asksForDetails = ({ method, url }) =>
  (method === 'GET' || method === 'HEAD') && url.searchParams.has('details');

/**
 * @param {import('./incoming.js').Incoming} request
 * @param {{ settings: import('./handle.js').Settings, service: (lang: 'ko' | 'en') =>
 *   Promise<import('./handle.js').Service>, headers: Record<string, string>, lang: 'ko' | 'en' }} context
 * @returns {Promise<{ response: import('./incoming.js').Outgoing,
 *   error?: import('../core/errors.js').BoninError }>}
 */
export async function details(request, { settings, service, headers, lang }) {
  if (!(await isVouchedFor(request, settings))) {
    const error = failure('wrongToken', { lang });
    return { error, response: respondError(error, {}, { ...headers, 'www-authenticate': 'Bearer' }) };
  }
  const findings = await joined(settings, lang, () => examine({ settings }, () => service(lang), lang));
  const status = statusOfFindings(findings);
  return { response: respond(status === 'ok' ? 200 : 503, { status, findings }, headers) };
}

/** Examinations that are under way: those who ask meanwhile wait for the same one. */
const underWay = new WeakMap();

async function joined(settings, lang, run) {
  const mine = underWay.get(settings) ?? new Map();
  underWay.set(settings, mine);
  if (!mine.has(lang))
    mine.set(
      lang,
      run().finally(() => mine.delete(lang)),
    );
  return mine.get(lang);
}

async function isVouchedFor(request, { healthTokens = [] }) {
  const [, given] = /^Bearer +(\S+)$/i.exec(request.header('authorization') ?? '') ?? [];
  if (given === undefined || given.length > TOKEN_LENGTH) return false;
  const results = await Promise.all(healthTokens.map((token) => isSame(token, new TextEncoder().encode(given))));
  return results.includes(true);
}

/** By the comparison of WebCrypto, whose time says nothing of the token. */
async function isSame(token, given) {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  return crypto.subtle.verify('HMAC', key, await crypto.subtle.sign('HMAC', key, token), given);
}
