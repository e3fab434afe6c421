// One finding of a check, with its sentence.
import { sentence } from './texts.js';

/** Longest name of a setting: anyone can have written it. */
const SUBJECT_LENGTH = 100;

/**
 * @typedef {import('../../types/proxy.d.ts').HealthFinding} HealthFinding
 * @typedef {(check: HealthFinding['check'], outcome: HealthFinding['outcome'], reason: string,
 *   more?: { subject?: string, message?: string, facts?: HealthFinding['facts'] }) => HealthFinding} Say
 * @param {'ko' | 'en'} lang
 * @returns {Say}
 */
export function findingsOf(lang) {
  return (check, outcome, reason, { subject, message = sentence(reason, lang), facts } = {}) => ({
    check,
    outcome,
    reason,
    ...(subject !== undefined && { subject: subject.replace(/[^\x20-\x7e]/g, '?').slice(0, SUBJECT_LENGTH) }),
    message,
    ...(facts && { facts }),
  });
}

/**
 * Runs `work` with a signal that ends it, and rejects where it takes longer.
 * @template T
 * @param {number} ms
 * @param {(signal: AbortSignal) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function within(ms, work) {
  const late = new AbortController();
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => {
      const error = Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });
      reject(error);
      late.abort(error);
    }, ms);
  });
  try {
    return await Promise.race([work(late.signal), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The reason of each code of Node's, of OpenSSL's and of undici's. */
const TROUBLES = [
  ['noAddress', /^(ENOTFOUND|EAI_AGAIN|ENODATA)$/],
  ['connectionRefused', /^ECONNREFUSED$/],
  ['tooLate', /^(ETIMEDOUT|UND_ERR_\w*TIMEOUT)$/],
  ['badCertificate', /CERT|SIGNATURE|ERR_TLS|ERR_SSL|EPROTO/],
];

/**
 * Why a server was not reached.
 * @param {unknown} error
 * @returns {string} a reason
 */
export function troubleOf(error) {
  for (let at = error, depth = 0; at && depth < 4; at = at.cause, depth += 1) {
    const codes = [at.code, ...(at.errors ?? []).map(({ code }) => code)].filter((code) => typeof code === 'string');
    const [found] = TROUBLES.filter(([, pattern]) => codes.some((code) => pattern.test(code)));
    if (found) return found[0];
  }
  return 'notReached';
}
