// The errors that only the proxy's JavaScript can find. Those of flows and providers come from the core, with their
// texts.
import { BoninError } from '../core/errors.js';
import { lookText, textOf } from './texts.js';

// reason: who must act, what the user can do, HTTP status
const FAILURES = /** @type {const} */ ({
  answerLost: ['network', 'wait', 503],
  badAnswer: ['network', 'restart', 502],
  badConfig: ['config', 'contactSupport', 500],
  badSnapshot: ['misuse', 'restart', 400],
  bodyTaken: ['config', 'contactSupport', 500],
  bodyTooLarge: ['misuse', 'contactSupport', 413],
  flowExpired: ['expired', 'restart', 410],
  functionFailed: ['config', 'contactSupport', 500],
  inBrowser: ['config', 'contactSupport', 500],
  keyFileUnavailable: ['network', 'wait', 502],
  missing: ['misuse', 'contactSupport', 400],
  notJson: ['misuse', 'contactSupport', 400],
  notJsonType: ['misuse', 'contactSupport', 415],
  notKey: ['misuse', 'contactSupport', 400],
  notObject: ['misuse', 'contactSupport', 400],
  notText: ['misuse', 'contactSupport', 400],
  refused: ['rejected', 'restart', 429],
  resultUsed: ['rejected', 'restart', 422],
  secretUnavailable: ['network', 'wait', 502],
  storeFailed: ['config', 'contactSupport', 500],
  tampered: ['tampered', 'restart', 502],
  ticketInFuture: ['config', 'restart', 500],
  ticketExpired: ['expired', 'restart', 410],
  tooManyMembers: ['misuse', 'contactSupport', 413],
  unknownField: ['misuse', 'contactSupport', 400],
  unknownRoute: ['misuse', 'contactSupport', 404],
  wrongMethod: ['misuse', 'contactSupport', 405],
  wrongNonce: ['rejected', 'restart', 422],
  wrongToken: ['rejected', 'contactSupport', 401],
  wrongOrigin: ['misuse', 'contactSupport', 403],
});

/** @type {Partial<Record<import('../types/common.d.ts').ErrorKind, number>>} */
const STATUS_OF_KIND = {
  bug: 500,
  config: 500,
  expired: 410,
  misuse: 400,
  network: 502,
  rejected: 422,
  tampered: 502,
};

/**
 * The error of a reason.
 * @param {keyof typeof FAILURES} reason
 * @param {{ lang?: 'ko' | 'en', field?: string, text?: import('./texts.js').Reason, cause?: unknown }} [where] `text`:
 *   the sentence, where another one than the reason's says more
 * @returns {BoninError}
 */
export function failure(reason, { lang = 'ko', field, text = reason, cause } = {}) {
  const [kind, next] = FAILURES[reason];
  const message = textOf(text, lang);
  return new BoninError({ kind, reason, field, message, retryable: next === 'wait', next }, { cause });
}

/**
 * Why a setting is refused, and what it looks like instead.
 * @typedef {import('./texts.js').Reason | [import('./texts.js').Reason, import('./texts.js').Looks | undefined]} Fault
 */

/**
 * One fault of a configuration.
 * @param {string} field
 * @param {Fault} why
 * @param {'ko' | 'en'} lang
 * @returns {import('../types/common.d.ts').ConfigFault}
 */
export function fault(field, why, lang) {
  const [reason, looks] = Array.isArray(why) ? why : [why];
  return { field, reason, message: told(textOf(reason, lang), looks, lang) };
}

/**
 * A sentence, and one on what the value looks like.
 * @param {string} message
 * @param {import('./texts.js').Looks | undefined} looks
 * @param {'ko' | 'en'} lang
 * @returns {string}
 */
export function told(message, looks, lang) {
  return looks === undefined ? message : `${message} ${lookText(looks, lang)}`;
}

/**
 * The one error that names every fault of a configuration.
 * @param {import('../types/common.d.ts').ConfigFault[]} faults at least one
 * @param {'ko' | 'en'} lang
 * @returns {BoninError}
 */
export function refusal(faults, lang) {
  const [{ field, reason }] = faults;
  const list = faults.map((fault) => `${fault.field}: ${fault.message}`);
  const message = [textOf('badConfig', lang), ...list].join(' ');
  return new BoninError({ kind: 'config', reason, field, message, retryable: false, next: 'contactSupport', faults });
}

/**
 * The HTTP status that answers an error.
 * @param {import('../types/common.d.ts').ErrorDetail} error
 * @returns {number}
 */
export function statusOf({ kind, reason }) {
  if (kind === 'network' && reason === 'timeout') return 504;
  const [kindHere, , status = 500] = isOurs(reason) ? FAILURES[reason] : [];
  return kindHere === kind ? status : (STATUS_OF_KIND[kind] ?? 500);
}

/** @param {string} reason @returns {reason is keyof typeof FAILURES} */
const isOurs = (reason) => Object.hasOwn(FAILURES, reason);
