// The one place that calls functions of the operator's: those of the store, `now`, hooks, what gives a key. Such a
// function may throw or reject with anything, take for ever, or give something else than it should. The caller gets
// what it asked for or a typed error with the cause, in time.
import { failure } from './errors.js';

/**
 * What a function of the operator's has to give: in words, and as a check. The check may not throw.
 * @typedef {[expected: string, fits: (value: unknown) => boolean]} Given
 */

/** @param {unknown} value @returns {value is string} */
const isText = (value) => typeof value === 'string';
/** @param {unknown} value @returns {value is number} */
const isNumber = (value) => typeof value === 'number';
/** @param {unknown} value */
const isNothing = (value) => value === undefined || value === null;

/** @typedef {import('../types/proxy.d.ts').Store} Store */

/** @type {Record<'anything' | 'yesOrNo' | 'textOrNothing' | 'response' | 'milliseconds', Given>} */
export const GIVES = {
  anything: ['anything', () => true],
  yesOrNo: ['true or false', (value) => typeof value === 'boolean'],
  textOrNothing: ['a text or nothing', (value) => isText(value) || isNothing(value)],
  response: ['a Response', isResponse],
  milliseconds: ['a number of milliseconds', (value) => isNumber(value) && Number.isSafeInteger(Math.floor(value))],
};

/**
 * @typedef {object} How
 * @property {Given} [gives] anything unless given
 * @property {'ko' | 'en'} [lang] of the error
 * @property {'functionFailed' | 'storeFailed' | 'keyFileUnavailable'} [reason] of the error
 */

/**
 * Calls a function of the operator's that may be asynchronous.
 * @template T
 * @param {string} name of the setting, which the error has as its `field`
 * @param {() => T | PromiseLike<T>} run
 * @param {How & { timeoutMs: number }} how `timeoutMs`: a function that takes longer has failed
 * @returns {Promise<Awaited<T>>}
 * @throws {import('../core/errors.js').BoninError} with what the function threw as its `cause`
 */
export async function ask(name, run, { timeoutMs, gives = GIVES.anything, lang, reason = 'functionFailed' }) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut(name, timeoutMs)), timeoutMs);
  });
  try {
    return checked(name, await Promise.race([started(run), limit]), gives);
  } catch (cause) {
    throw failure(reason, { lang, field: name, cause });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Calls a function of the operator's whose answer is needed at once, such as a clock.
 * @template T
 * @param {string} name
 * @param {() => T} run
 * @param {How} [how]
 * @returns {T}
 */
export function askAtOnce(name, run, { gives = GIVES.anything, lang, reason = 'functionFailed' } = {}) {
  try {
    const value = run();
    // A promise is no answer, and nobody else would hear of its rejection.
    if (isThenable(value)) started(() => value).catch(() => {});
    return checked(name, value, gives);
  } catch (cause) {
    throw failure(reason, { lang, field: name, cause });
  }
}

/**
 * Tells a function of the operator's something, and does not wait for it. What it throws, at once or later, is ignored.
 * @param {() => unknown} run
 */
export function tell(run) {
  started(run).catch(() => {});
}

/**
 * The store with each of its functions called in this way.
 * @param {Store} store
 * @param {{ timeoutMs: number, lang?: 'ko' | 'en' }} how
 * @returns {Store} with those of the functions that it has
 */
export function guardedStore(store, { timeoutMs, lang }) {
  const known = guards.get(store) ?? new Map();
  guards.set(store, known);
  const how = `${timeoutMs} ${lang}`;
  const guard = known.get(how) ?? guardOf(store, { timeoutMs, lang });
  known.set(how, guard);
  return guard;
}

/**
 * One for each store, because callers of a store may have to wait for each other.
 * @type {WeakMap<Store, Map<string, Store>>}
 */
const guards = new WeakMap();

/** @param {Store} store @param {{ timeoutMs: number, lang?: 'ko' | 'en' }} how @returns {Store} */
function guardOf(store, { timeoutMs, lang }) {
  /** @template T @param {keyof Store} name @param {() => Promise<T>} run */
  const asked = (name, run) =>
    ask(`store.${name}`, run, { timeoutMs, lang, gives: STORE[name], reason: 'storeFailed' });
  const { get } = store;
  const whole = /** @type {Required<Store>} */ (store);
  return {
    ...(typeof get === 'function' && { get: (key) => asked('get', () => whole.get(key)) }),
    put: (key, value, ttlSeconds) => asked('put', () => store.put(key, value, ttlSeconds)),
    take: (key) => asked('take', () => store.take(key)),
    putIfAbsent: (key, value, ttlSeconds) => asked('putIfAbsent', () => store.putIfAbsent(key, value, ttlSeconds)),
  };
}

const STORE = {
  get: GIVES.textOrNothing,
  put: GIVES.anything,
  take: GIVES.textOrNothing,
  putIfAbsent: GIVES.yesOrNo,
};

/** A function of the operator's took longer than it may. */
export class TimedOut extends Error {
  /** @param {string} name @param {number} ms */
  constructor(name, ms) {
    super(`${name} gave no answer in ${ms} ms`);
    this.name = 'TimedOut';
  }
}

/** A function of the operator's gave something that it must not give. The message names the kind of it alone. */
export class WrongAnswer extends TypeError {
  /** @param {string} name @param {string} expected @param {unknown} value */
  constructor(name, expected, value) {
    super(`${name} must give ${expected}, and gave ${kindOf(value)}`);
    this.name = 'WrongAnswer';
  }
}

/** Deeper than any claims are, and soon reached by what goes round in circles. */
const DEPTH = 16;

/**
 * A copy of what a function of the operator's gave, as JSON says it. Nothing is left out or becomes something else.
 * @param {string} name
 * @param {unknown} value
 * @returns {unknown}
 * @throws {WrongAnswer} for what JSON cannot say, such as a Map or a function
 */
export function plainCopy(name, value) {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(sayable(name, value, 0)));
}

/** @param {string} name @param {unknown} value @param {number} depth @returns {unknown} */
function sayable(name, value, depth) {
  const { toJSON } = /** @type {{ toJSON?: unknown }} */ (value ?? {});
  const given = typeof toJSON === 'function' ? toJSON.call(value) : value;
  if (given === null || isText(given) || typeof given === 'boolean' || Number.isFinite(given)) return given;
  const fits = Array.isArray(given) || isPlain(given);
  if (!fits || depth === DEPTH) throw new WrongAnswer(name, 'what JSON can say', given);
  if (Array.isArray(given)) return given.map((member) => sayable(name, member, depth + 1));
  const members = Object.entries(given).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, sayable(name, member, depth + 1)]));
}

/**
 * JSON says an object's own members alone: one with other content, such as a Map, would seem empty. A row of a database
 * may be of a class of its library's.
 * @param {unknown} value
 * @returns {value is object}
 */
function isPlain(value) {
  if (typeof value !== 'object' || value === null || Symbol.iterator in value) return false;
  const above = Object.getPrototypeOf(value);
  return above === null || Object.getPrototypeOf(above) === null || Object.keys(value).length > 0;
}

/**
 * @template T
 * @param {string} name
 * @param {T} value
 * @param {Given} gives
 * @returns {T}
 * @throws {WrongAnswer}
 */
export function checked(name, value, [expected, fits]) {
  if (!fits(value)) throw new WrongAnswer(name, expected, value);
  return value;
}

/**
 * In a promise from the start, so that a function that throws at once is as one that rejects.
 * @template T
 * @param {() => T | PromiseLike<T>} run
 * @returns {Promise<T>}
 */
const started = (run) => new Promise((resolve) => void resolve(run()));

/** @param {unknown} value @returns {value is PromiseLike<unknown>} */
function isThenable(value) {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/**
 * Also one of another realm, or of a library of its own.
 * @param {unknown} value
 */
function isResponse(value) {
  try {
    const { status, headers, body } = /** @type {Response} */ (value);
    return Number.isInteger(status) && typeof headers.get === 'function' && typeof body !== 'string';
  } catch {
    return false;
  }
}

/** @param {unknown} value */
function kindOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const kind = typeof value;
  if (kind === 'undefined') return 'nothing';
  if (kind !== 'object') return `a ${kind}`;
  const { name } = Object.getPrototypeOf(value)?.constructor ?? {};
  return /^[A-Z]\w{0,40}$/.test(name) && name !== 'Object' ? `an object of ${name}` : 'an object';
}
