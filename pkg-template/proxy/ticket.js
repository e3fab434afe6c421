import { isBoninError } from '../core/errors.js';
import { toBase64 } from './bytes.js';
import { failure, fault, refusal } from './errors.js';
import { firstUse } from './once.js';
import { guardedStore } from './operator.js';
import { CLOCK_SECONDS, Early, Expired, seal, sealingKeys, unseal } from './seal.js';
import { readAudience, readSecrets } from './secret.js';
import { readClock, readStore, TIMEOUT_MS } from './settings.js';
import { createMemoryStore } from './store.js';

/** @typedef {import('../types/proxy.d.ts').VerifiedIdentity} VerifiedIdentity */

/**
 * @param {{ secrets: readonly Uint8Array[], audience: string }} settings
 * @returns {Promise<import('./seal.js').SealingKeys>}
 */
export function ticketKeys(settings) {
  return sealingKeys(settings, 'ticket');
}

/** The longest identity, as JSON: a signed document of the longest text, with all that Toss says of it, has half. */
const IDENTITY_LENGTH = 128 * 1024;

/** No ticket is longer: three bytes for a character, four characters of base64 for three bytes, and its frame. */
const TICKET_LENGTH = 4 * IDENTITY_LENGTH + 1024;

/**
 * A ticket for the relying party's backend.
 * @param {import('./seal.js').SealingKeys} keys
 * @param {VerifiedIdentity} identity
 * @param {{ now: number, ttlSeconds: number, lang: 'ko' | 'en' }} how
 * @returns {Promise<string>}
 */
export async function mintTicket(keys, identity, { lang, ...time }) {
  if (JSON.stringify(identity).length > IDENTITY_LENGTH) throw failure('badAnswer', { lang });
  const jti = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  return seal(keys, { jti, identity }, time);
}

/**
 * Opens a ticket, once per store.
 * @param {string} ticket
 * @param {import('../types/proxy.d.ts').RedeemOptions} options
 * @returns {Promise<VerifiedIdentity>}
 */
export async function redeemTicket(ticket, options) {
  const { store, now, nonce, lang, ...sealing } = readOptions(options ?? {});
  const time = now();
  const { jti, exp, identity } = await read(ticket, { keys: await ticketKeys(sealing), time, lang });
  // Before it counts as used: whoever hands in a ticket of another session must not spend it.
  if (nonce !== undefined && !isSame(identity.nonce, nonce)) throw failure('wrongNonce', { lang, field: 'nonce' });
  const fresh = await firstUse(store, `ticket:${jti}`, exp - time / 1000 + CLOCK_SECONDS).catch((cause) => {
    throw isBoninError(cause) ? cause : failure('storeFailed', { lang, cause });
  });
  if (!fresh) throw failure('resultUsed', { lang, field: 'ticket' });
  return identity;
}

/**
 * @param {string} ticket
 * @param {{ keys: import('./seal.js').SealingKeys, time: number, lang: 'ko' | 'en' }} how
 */
async function read(ticket, { keys, time, lang }) {
  if (ticket?.length > TICKET_LENGTH) throw failure('tampered', { lang, field: 'ticket' });
  try {
    const content = await unseal(keys, ticket, { now: time });
    return /** @type {{ jti: string, exp: number, identity: VerifiedIdentity & { nonce?: unknown } }} */ (content);
  } catch (error) {
    throw failure(reasonOf(error), { lang, field: 'ticket' });
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  if (error instanceof Early) return 'ticketInFuture';
  return error instanceof Expired ? 'ticketExpired' : 'tampered';
}

/** @param {{ [Name in keyof import('../types/proxy.d.ts').RedeemOptions]?: unknown }} options */
function readOptions(options) {
  const lang = options.lang === 'en' ? /** @type {const} */ ('en') : /** @type {const} */ ('ko');
  /** @type {import('../types/common.d.ts').ConfigFault[]} */
  const faults = [];
  /** @param {string} field @returns {import('./settings.js').Note} */
  const noteFor = (field) => (reason, ...path) => {
    faults.push(fault([field, ...path].join('.'), reason, lang));
  };
  const store = readStore(options.store, noteFor('store'));
  const read = {
    secrets: /** @type {Uint8Array[]} */ (readSecrets(options.secret, noteFor('secret'))),
    audience: /** @type {string} */ (readAudience(options.audience, noteFor('audience'))),
    nonce: 'nonce' in options ? readNonce(options.nonce, noteFor('nonce')) : undefined,
    store: store ? guardedStore(store, { timeoutMs: TIMEOUT_MS, lang }) : sharedStore(),
    now: readClock(options.now, noteFor('now')),
    lang,
  };
  if (faults.length > 0) throw refusal(faults, lang);
  return read;
}

/**
 * A session that has none would take any ticket, so what is named has to be there.
 * @param {unknown} value
 * @param {import('./settings.js').Note} note
 */
function readNonce(value, note) {
  if (value === undefined || value === null || value === '') return note('missing');
  return typeof value === 'string' ? value : note('notText');
}

/** In a time that does not tell where two texts differ. @param {unknown} said @param {string} nonce */
function isSame(said, nonce) {
  if (typeof said !== 'string' || said.length !== nonce.length) return false;
  let difference = 0;
  for (let at = 0; at < nonce.length; at += 1) difference |= said.charCodeAt(at) ^ nonce.charCodeAt(at);
  return difference === 0;
}

/**
 * Where no store is given, "once" can only mean once in this process: the one place that has to remember across calls.
 * @type {import('../types/proxy.d.ts').Store | undefined}
 */
let shared;
function sharedStore() {
  shared ??= createMemoryStore();
  return shared;
}
