// The operator hears of each request by an event; without `onEvent`, of faults of their own by a line on the console.
import { isBoninError } from '../core/errors.js';
import { asideOf } from './aside.js';
import { tell } from './operator.js';

/** Longer than any code, word or name of a field; a provider's sentence may be this long at most. */
const LONGEST = 300;

/** @typedef {import('./settings.js').Settings} Settings */

/**
 * @typedef {object} Answered
 * @property {{ provider?: string, step?: string }} route
 * @property {import('./incoming.js').Outgoing} response
 * @property {ErrorDetail} [error]
 * @property {unknown} [cause] what was thrown underneath
 * @property {string} [flowId]
 * @property {number} ms
 */

/** @typedef {import('../types/common.d.ts').ErrorDetail} ErrorDetail */

/**
 * @param {Settings} settings
 * @param {Answered} answered
 */
export function report(settings, answered) {
  const { onEvent } = settings;
  if (onEvent) {
    const event = eventOf(answered);
    tell(() => onEvent(event));
    return;
  }
  const { route, error, cause } = answered;
  const isOperators = error?.kind === 'config' || isOfOwnFetch(settings, error?.kind, cause);
  if (isOperators) logOnce(settings, { ...route, ...error }, cause);
}

/** @param {Answered} answered @returns {import('../types/proxy.d.ts').ProxyEvent} */
function eventOf({ route, response, error, cause, flowId, ms }) {
  const { kind: outcome = /** @type {const} */ ('ok'), reason, field, phase, code, detailCode } = error ?? {};
  const { providerMessage } = asideOf(error);
  const texts = { reason, field, phase, code, detailCode, providerMessage };
  const where = /** @type {{ provider?: import('../types/proxy.d.ts').ProviderName, step?: string }} */ (route);
  return { ...where, outcome, ...visible(texts), flowId, cause: shown(cause), status: response.status, ms };
}

/** Nobody sees these, or they turn round what stands beside them, or begin a line in a log. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** @param {string} text */
const clean = (text) => text.replace(HIDDEN, '').slice(0, LONGEST);

/** @template {object} Texts @param {Texts} texts @returns {Texts} */
function visible(texts) {
  const cleaned = Object.entries(texts).map(([name, text]) => [name, typeof text === 'string' ? clean(text) : text]);
  return /** @type {Texts} */ (Object.fromEntries(cleaned));
}

/**
 * As it was thrown, if it can stand in a log. A longer message, or one of more than one line, may quote a provider.
 * @param {unknown} cause
 * @returns {unknown}
 */
function shown(cause, depth = 0) {
  try {
    if (typeof cause === 'string') return clean(cause);
    if (!(cause instanceof Error) || depth === 4) return cause;
    const { name, message, code } = /** @type {NodeJS.ErrnoException} */ (cause);
    const inner = shown(cause.cause, depth + 1);
    if (clean(message) === message && inner === cause.cause) return cause;
    const places = String(cause.stack).split('\n').filter((line) => /^ +at /.test(line));
    const copy = Object.assign(new Error(clean(message), { cause: inner }), { code });
    return Object.defineProperties(copy, {
      name: { value: clean(String(name)) },
      stack: { value: [`${clean(String(name))}: ${clean(message)}`, ...places].join('\n') },
    });
  } catch {
    return undefined;
  }
}

/** @param {Settings} settings @param {string | undefined} kind @param {unknown} cause */
const isOfOwnFetch = ({ fetch }, kind, cause) => fetch !== undefined && kind === 'network' && cause !== undefined;

/** The faults that each proxy has told, by their text. @type {WeakMap<object, Set<string>>} */
const told = new WeakMap();

/** Errors that somebody else has told, such as an adapter. */
const toldElsewhere = new WeakSet();

/** @param {object} error */
export const isTold = (error) => void toldElsewhere.add(error);

/** @param {Settings} settings @param {Partial<ErrorDetail>} error @param {unknown} cause */
function logOnce(settings, error, cause) {
  const text = isBoninError(cause) ? faultsOf(cause) : failureOf(error, cause);
  const before = told.get(settings) ?? new Set();
  told.set(settings, before);
  if (before.has(text) || (isBoninError(cause) && toldElsewhere.has(cause))) return;
  before.add(text);
  console.error(text);
}

/**
 * Names of settings and reasons, never a value.
 * @param {import('../core/errors.js').BoninError} error of a configuration
 * @returns {string}
 */
export function faultsOf(error) {
  const list = (error.faults ?? [error]).map(({ field, reason }) => (field ? `${field}: ${reason}` : reason));
  return `bonin: the proxy could not be made. ${list.join(', ')}`;
}

/**
 * The name and the code of what was thrown: its message may quote a value.
 * @param {Partial<ErrorDetail>} error
 * @param {unknown} thrown
 */
function failureOf({ provider, phase, field, reason, code }, thrown) {
  const cause = /** @type {NodeJS.ErrnoException | undefined} */ (thrown);
  const inner = /** @type {NodeJS.ErrnoException | undefined} */ (cause?.cause);
  const where = [provider, phase, field].filter(Boolean).join(', ');
  const words = [reason, code, cause?.name, cause?.code, inner?.code];
  const what = words.filter((word) => typeof word === 'string' && /^[\w.-]{1,60}$/.test(word));
  return `bonin: ${where || 'the proxy'} failed. ${[...new Set(what)].join(', ')}`;
}
