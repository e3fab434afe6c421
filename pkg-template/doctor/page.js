// The page that uses the client: what its policy lets it do, and whether windows that it opens can answer.
import { troubleOf, within } from '../proxy/checks/findings.js';
import { readText } from '../proxy/limit.js';
import { Unusable } from './load.js';

const TIMEOUT_MS = 10_000;
const PAGE_BYTES = 1024 * 1024;

/** The address of Toss's standard window, which a form opens. */
const FORMS = { tossCert: 'https://auth.cert.toss.im' };

/**
 * @param {{ page: string, proxy?: string, opens: string[], say: import('./texts.js').Say }} given `opens`: the
 *   providers that open a window or a page
 * @returns {Promise<import('../types/proxy.d.ts').HealthFinding[]>}
 */
export async function pageFindings({ page, proxy, opens, say }) {
  for (const [name, url] of Object.entries({ '--page': page, '--proxy': proxy ?? page })) {
    if (!/^https?:/i.test(url) || !URL.canParse(url)) throw new Unusable('badUrl', { name });
  }
  const url = new URL(page);
  try {
    const { policies, opener } = await within(TIMEOUT_MS, (signal) => readPage(url, signal));
    return [
      ...policyFindings(policies, { url, proxy: new URL(proxy ?? page), opens, say }),
      ...openerFindings(opener, opens, say),
    ];
  } catch (error) {
    return [say('page', 'fault', troubleOf(error))];
  }
}

async function readPage(url, signal) {
  const response = await fetch(url, { signal, headers: { accept: 'text/html' } });
  const html = await readText(response.body, { limit: PAGE_BYTES });
  const inHeader = response.headers.get('content-security-policy')?.split(',') ?? [];
  const inPage = [...html.matchAll(/<meta\b[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/gi)].flatMap(
    ([tag]) => {
      const [, double, single] = /\bcontent=(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? [];
      return double ?? single ?? [];
    },
  );
  const policies = [...inHeader, ...inPage].map(directivesOf);
  return { policies, opener: response.headers.get('cross-origin-opener-policy')?.split(';')[0].trim() };
}

/** The first of two directives of one name counts. */
function directivesOf(policy) {
  const parts = policy
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .filter(([name]) => name !== '');
  return new Map(parts.reverse().map(([name, ...sources]) => [name.toLowerCase(), sources]));
}

/** Every policy has to let it pass. */
function policyFindings(policies, { url, proxy, opens, say }) {
  if (policies.length === 0) return [say('page', 'note', 'noPolicy', { subject: 'content-security-policy' })];
  const judge = (directive, fits) => {
    const isLet = policies.every((policy) => {
      const sources = policy.get(directive) ?? (directive === 'form-action' ? undefined : policy.get('default-src'));
      return sources === undefined || fits(sources);
    });
    const reason = isLet ? 'policyAllows' : `policyForbids ${directive}`;
    return say('page', isLet ? 'ok' : 'fault', reason, { subject: directive });
  };
  const forms = opens.map((name) => FORMS[name]).filter(Boolean);
  return [
    judge('script-src', (sources) => ["'wasm-unsafe-eval'", "'unsafe-eval'"].some((word) => sources.includes(word))),
    judge('connect-src', (sources) => reaches(sources, proxy, url)),
    ...forms.map((form) => judge('form-action', (sources) => reaches(sources, new URL(form), url))),
  ];
}

/** Whether a list of sources, as Content Security Policy Level 3 writes them (section 6.7.2), has the origin. */
export function reaches(sources, { origin, protocol, hostname, port }, page) {
  return sources.some((source) => {
    if (source === '*') return protocol === 'https:' || protocol === page.protocol;
    if (source === "'self'") return origin === page.origin;
    if (/^[a-z][a-z\d+.-]*:$/i.test(source))
      return source.toLowerCase() === protocol || (source === 'http:' && protocol === 'https:');
    const [, scheme, host, itsPort] = /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?/i.exec(source) ?? [];
    if (host === undefined) return false;
    const wanted = host.toLowerCase();
    const isHost = wanted.startsWith('*.') ? hostname.endsWith(wanted.slice(1)) : wanted === hostname;
    const its = `${(scheme ?? page.protocol.replace(':', '')).toLowerCase()}:`;
    const isScheme = its === protocol || (its === 'http:' && protocol === 'https:');
    const usual = protocol === 'https:' ? '443' : '80';
    return isHost && isScheme && (itsPort === '*' || (itsPort ?? usual) === (port || usual));
  });
}

/** Under these a window of another origin has no opener, and cannot say that it is done. */
function openerFindings(policy, opens, say) {
  const subject = 'cross-origin-opener-policy';
  const cuts = policy === 'same-origin' || policy === 'noopener-allow-popups';
  if (!cuts) return [say('page', 'ok', 'openerKept', { subject })];
  return [say('page', opens.length > 0 ? 'fault' : 'note', 'openerCut', { subject })];
}
