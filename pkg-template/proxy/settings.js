// Reads createProxy()'s argument: every fault is noted, and what is right comes out as the proxy uses it.
import { addressIn, readClientAddress } from './caller.js';
import { readClaims } from './claims.js';
import { readAllowHeaders } from './cors.js';
import { fault } from './errors.js';
import { askAtOnce, GIVES, guardedStore } from './operator.js';
import { readOrigins } from './origins.js';
import { readAudience, readSecrets } from './secret.js';
import { segmentsOf } from './request.js';
import { createMemoryStore } from './store.js';

/** @typedef {import('../types/common.d.ts').ConfigFault} ConfigFault */
/** @typedef {import('../types/proxy.d.ts').ProxyConfig} Config */
/**
 * The settings as they are once they have no fault.
 * @typedef {object} Settings
 * @property {Uint8Array[]} secrets
 * @property {string} audience
 * @property {string[][]} basePaths
 * @property {string[]} origins
 * @property {string[]} allowHeaders
 * @property {Config['guard']} guard
 * @property {Record<string, unknown>} providers
 * @property {boolean} isStoreGiven
 * @property {import('../types/proxy.d.ts').Store} store
 * @property {Config['fetch']} fetch
 * @property {() => number} now
 * @property {Config['onVerified']} onVerified
 * @property {Config['onOtpCode']} onOtpCode
 * @property {Config['onEvent']} onEvent
 * @property {ReturnType<typeof readClaims>} claims
 * @property {ReturnType<typeof readClientAddress>} clientAddress
 * @property {'ko' | 'en'} lang
 * @property {number} timeoutMs
 * @property {number} ticketTtlSeconds
 * @property {Record<string, number | undefined>} flowEndsSeconds
 * @property {Uint8Array[]} healthTokens
 * @property {string | undefined} addressUrl
 * @property {(string | undefined)[] | undefined} addresses
 * @property {unknown} wasm
 */
/**
 * @typedef {(reason: import('./errors.js').Fault, ...path: (string | number)[]) => undefined} Note
 */

/**
 * @param {unknown} config
 * @returns {{ settings: Settings, faults: ConfigFault[] }}
 */
export function readSettings(config) {
  /** @type {ConfigFault[]} */
  const faults = [];
  if (!isObject(config))
    return { settings: read({}, () => () => undefined), faults: [fault('config', 'notObject', 'ko')] };
  const lang = config.lang === 'en' ? 'en' : 'ko';
  const settings = read(config, (field) => (reason, ...path) => {
    faults.push(fault([field, ...path].join('.'), reason, lang));
  });
  return { settings, faults };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {Note} note
 * @returns {import('../types/proxy.d.ts').Store | undefined}
 */
export function readStore(value, note) {
  if (value === undefined) return undefined;
  const given = /** @type {Partial<import('../types/proxy.d.ts').Store>} */ (value ?? {});
  const fits = [given.put, given.take, given.putIfAbsent].every(isFunction);
  return fits ? /** @type {import('../types/proxy.d.ts').Store} */ (value) : note('notStore');
}

/**
 * @template {(...values: never[]) => unknown} Given what the types say of it
 * @param {unknown} value
 * @param {Note} note
 * @returns {Given | undefined}
 */
function readFunction(value, note) {
  if (value === undefined) return undefined;
  return isFunction(value) ? /** @type {Given} */ (value) : note('notFunction');
}

/**
 * A clock in whole milliseconds. One that gives no number throws: with NaN nothing would ever expire.
 * @param {unknown} value
 * @param {Note} note
 * @returns {() => number}
 */
export function readClock(value, note) {
  /** @type {() => number} */
  const clock = readFunction(value, note) ?? Date.now;
  return () => Math.floor(askAtOnce('now', clock, { gives: GIVES.milliseconds }));
}

/**
 * The operator's way to providers; without it each runtime has its own.
 * @param {unknown} value
 * @param {Note} note
 * @returns {((url: string, init: RequestInit) => Promise<Response>) | undefined}
 */
export function readFetch(value, note) {
  return readFunction(value, note);
}

/** How long a provider or a function of the operator's may take, unless said otherwise. */
export const TIMEOUT_MS = 10_000;

/**
 * How long a provider or a function of the operator's may take, in ms.
 * @param {unknown} value
 * @param {Note} note
 * @returns {number | undefined}
 */
export function readTimeout(value, note) {
  return readNumber(value, note, { otherwise: TIMEOUT_MS, from: 100, to: 60_000 });
}

const NAMES = [
  'secret',
  'audience',
  'basePath',
  'origins',
  'allowHeaders',
  'guard',
  'providers',
  'store',
  'fetch',
  'now',
  'onVerified',
  'onOtpCode',
  'onEvent',
  'claims',
  'clientAddress',
  'lang',
  'timeoutMs',
  'ticketTtlSeconds',
  'flowEndsSeconds',
  'memoryCapacity',
  'healthToken',
  'addressUrl',
  'addresses',
  'wasm',
];

/**
 * @param {Record<string, unknown>} config
 * @param {(field: string) => Note} noteFor
 * @returns {Settings} whatever has a fault is undefined
 */
function read(config, noteFor) {
  for (const name of Object.keys(config)) {
    if (!NAMES.includes(name)) noteFor(name)('unknownField');
  }
  const now = readClock(config.now, noteFor('now'));
  const timeoutMs = readTimeout(config.timeoutMs, noteFor('timeoutMs')) ?? TIMEOUT_MS;
  const store = readStore(config.store, noteFor('store'));
  /** @type {Config['onEvent']} */
  const onEvent = readFunction(config.onEvent, noteFor('onEvent'));
  /** @type {Config['guard']} */
  const guard = readFunction(config.guard, noteFor('guard'));
  /** @type {Config['onVerified']} */
  const onVerified = readFunction(config.onVerified, noteFor('onVerified'));
  /** @type {Config['onOtpCode']} */
  const onOtpCode = readFunction(config.onOtpCode, noteFor('onOtpCode'));
  const capacity = readNumber(config.memoryCapacity, noteFor('memoryCapacity'), { from: 1, to: 100_000_000 });
  const settings = {
    secrets: readSecrets(config.secret, noteFor('secret')),
    audience: readAudience(config.audience, noteFor('audience')),
    basePaths: readPaths(config.basePath, noteFor('basePath')),
    origins: readOrigins(config.origins, noteFor('origins')),
    allowHeaders: readAllowHeaders(config.allowHeaders, noteFor('allowHeaders')),
    guard,
    providers: readProviders(config.providers, noteFor('providers')),
    isStoreGiven: config.store !== undefined,
    store: store ? guardedStore(store, { timeoutMs }) : createMemoryStore({ now, capacity, onEvent }),
    fetch: readFetch(config.fetch, noteFor('fetch')),
    now,
    onVerified,
    onOtpCode,
    onEvent,
    claims: readClaims(config.claims, noteFor('claims')),
    clientAddress: readClientAddress(config.clientAddress, noteFor('clientAddress')),
    lang: readLang(config.lang, noteFor('lang')),
    timeoutMs,
    ticketTtlSeconds: readNumber(config.ticketTtlSeconds, noteFor('ticketTtlSeconds'), {
      otherwise: 600,
      from: 1,
      to: 3600,
    }),
    flowEndsSeconds: readEnds(config.flowEndsSeconds, noteFor('flowEndsSeconds')),
    healthTokens: config.healthToken === undefined ? [] : readSecrets(config.healthToken, noteFor('healthToken')),
    addressUrl: readAddressUrl(config.addressUrl, noteFor('addressUrl')),
    addresses: readAddresses(config.addresses, noteFor('addresses')),
    wasm: config.wasm,
  };
  return /** @type {Settings} */ (settings);
}

/** Longest life of a flow that can be set. */
const WEEK_SECONDS = 7 * 24 * 3600;

/**
 * For each provider that is named; a provider that is none is a fault of `providers`.
 * @param {unknown} value @param {Note} note
 * @returns {Record<string, number | undefined> | undefined}
 */
function readEnds(value, note) {
  if (value === undefined) return {};
  if (!isObject(value)) return note('notObject');
  /** @param {string} name @returns {Note} */
  const noteFor = (name) => (reason) => note(reason, name);
  const read = Object.entries(value).map(([name, seconds]) => {
    return [name, readNumber(seconds, noteFor(name), { from: 60, to: WEEK_SECONDS })];
  });
  return Object.fromEntries(read);
}

/**
 * The segments of each base path, the longest first: one of them may be the beginning of another.
 * @param {unknown} value @param {Note} note
 * @returns {string[][]}
 */
function readPaths(value = '/bonin', note) {
  /** @param {unknown} path @returns {path is string} */
  const isPath = (path) => typeof path === 'string' && /^(\/[\w~-][\w.~-]*)*$/.test(path);
  if (!Array.isArray(value)) return isPath(value) ? [segmentsOf(value)] : (note('badPath') ?? []);
  if (value.length === 0) return note('missing') ?? [];
  value.forEach((path, index) => {
    if (!isPath(path)) note('badPath', index);
  });
  return value
    .filter(isPath)
    .map(segmentsOf)
    .sort((one, other) => other.length - one.length);
}

/** @param {unknown} value @param {Note} note */
function readProviders(value, note) {
  if (value === undefined) return note('missing');
  if (!isObject(value)) return note('notObject');
  if (Object.keys(value).length === 0) return note('missing');
  for (const [name, settings] of Object.entries(value)) {
    if (!isObject(settings)) note('notObject', name);
  }
  return value;
}

/** @param {unknown} value @param {Note} note */
function readAddressUrl(value, note) {
  if (value === undefined) return undefined;
  const isUrl = typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
  return isUrl ? value : note('badSetting');
}

/**
 * Addresses that were registered with providers: whole ones, as a server writes them.
 * @param {unknown} value @param {Note} note
 */
function readAddresses(value, note) {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return note('notList');
  value.forEach((address, index) => {
    if (addressIn(address) === undefined) note('badAddress', index);
  });
  return value.map(addressIn);
}

/** @param {unknown} value @param {Note} note @returns {'ko' | 'en' | undefined} */
function readLang(value = 'ko', note) {
  return value === 'ko' || value === 'en' ? value : note('notListed');
}

/**
 * @template {number | undefined} Otherwise
 * @param {unknown} value
 * @param {Note} note
 * @param {{ otherwise?: Otherwise, from: number, to: number }} range
 * @returns {number | Otherwise | undefined}
 */
function readNumber(value, note, { otherwise, from, to }) {
  if (value === undefined) return otherwise;
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
  return fits ? value : note('outOfRange');
}

/** @param {unknown} value @returns {value is Function} */
function isFunction(value) {
  return typeof value === 'function';
}
