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
/**
 * @typedef {(reason: import('./errors.js').Fault, ...path: (string | number)[]) => undefined} Note
 */

/**
 * @param {unknown} config
 * @returns {{ settings: ReturnType<typeof read>, faults: ConfigFault[] }}
 */
export function readSettings(config) {
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
  const fits = value === undefined || ['put', 'take', 'putIfAbsent'].every((name) => isFunction(value?.[name]));
  return fits ? value : note('notStore');
}

/**
 * @param {unknown} value
 * @param {Note} note
 * @returns {Function | undefined}
 */
function readFunction(value, note) {
  return value === undefined || isFunction(value) ? value : note('notFunction');
}

/**
 * A clock in whole milliseconds. One that gives no number throws: with NaN nothing would ever expire.
 * @param {unknown} value
 * @param {Note} note
 * @returns {() => number}
 */
export function readClock(value, note) {
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

function read(config, noteFor) {
  for (const name of Object.keys(config)) {
    if (!NAMES.includes(name)) noteFor(name)('unknownField');
  }
  const now = readClock(config.now, noteFor('now'));
  const timeoutMs = readTimeout(config.timeoutMs, noteFor('timeoutMs')) ?? TIMEOUT_MS;
  const store = readStore(config.store, noteFor('store'));
  const onEvent = readFunction(config.onEvent, noteFor('onEvent'));
  const capacity = readNumber(config.memoryCapacity, noteFor('memoryCapacity'), { from: 1, to: 100_000_000 });
  return {
    secrets: readSecrets(config.secret, noteFor('secret')),
    audience: readAudience(config.audience, noteFor('audience')),
    basePaths: readPaths(config.basePath, noteFor('basePath')),
    origins: readOrigins(config.origins, noteFor('origins')),
    allowHeaders: readAllowHeaders(config.allowHeaders, noteFor('allowHeaders')),
    guard: readFunction(config.guard, noteFor('guard')),
    providers: readProviders(config.providers, noteFor('providers')),
    isStoreGiven: config.store !== undefined,
    store: store ? guardedStore(store, { timeoutMs }) : createMemoryStore({ now, capacity, onEvent }),
    fetch: readFetch(config.fetch, noteFor('fetch')),
    now,
    onVerified: readFunction(config.onVerified, noteFor('onVerified')),
    onOtpCode: readFunction(config.onOtpCode, noteFor('onOtpCode')),
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
}

/** Longest life of a flow that can be set. */
const WEEK_SECONDS = 7 * 24 * 3600;

// For each provider that is named; a provider that is none is a fault of `providers`.
function readEnds(value, note) {
  if (value === undefined) return {};
  if (!isObject(value)) return note('notObject');
  const noteFor = (name) => (reason) => note(reason, name);
  const read = ([name, seconds]) => [name, readNumber(seconds, noteFor(name), { from: 60, to: WEEK_SECONDS })];
  return Object.fromEntries(Object.entries(value).map(read));
}

// The segments of each base path, the longest first: one of them may be the beginning of another.
function readPaths(value = '/bonin', note) {
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

function readProviders(value, note) {
  if (value === undefined) return note('missing');
  if (!isObject(value)) return note('notObject');
  if (Object.keys(value).length === 0) return note('missing');
  for (const [name, settings] of Object.entries(value)) {
    if (!isObject(settings)) note('notObject', name);
  }
  return value;
}

function readAddressUrl(value, note) {
  if (value === undefined) return undefined;
  const isUrl = typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
  return isUrl ? value : note('badSetting');
}

// Addresses that were registered with providers: whole ones, as a server writes them.
function readAddresses(value, note) {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return note('notList');
  value.forEach((address, index) => {
    if (addressIn(address) === undefined) note('badAddress', index);
  });
  return value.map(addressIn);
}

function readLang(value = 'ko', note) {
  return value === 'ko' || value === 'en' ? value : note('notListed');
}

function readNumber(value, note, { otherwise, from, to }) {
  if (value === undefined) return otherwise;
  return Number.isInteger(value) && value >= from && value <= to ? value : note('outOfRange');
}

function isFunction(value) {
  return typeof value === 'function';
}
