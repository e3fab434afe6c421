import { isBoninError } from '../core/errors.js';
import { toBase64 } from './bytes.js';
import { failure, fault, refusal } from './errors.js';
import { firstUse } from './once.js';
import { Expired, seal, sealingKey, unseal } from './seal.js';
import { guardedStore } from './operator.js';
import { readClock, readSecret, readStore, TIMEOUT_MS } from './settings.js';
import { createMemoryStore } from './store.js';

/** @typedef {import('../types/proxy.d.ts').VerifiedIdentity} VerifiedIdentity */

/**
 * @param {Uint8Array} secret
 * @returns {Promise<CryptoKey>}
 */
export function ticketKey(secret) {
  return sealingKey(secret, 'ticket');
}

/**
 * A ticket for the relying party's backend.
 * @param {CryptoKey} key
 * @param {VerifiedIdentity} identity
 * @param {{ now: number, ttlSeconds: number }} time
 * @returns {Promise<string>}
 */
export function mintTicket(key, identity, time) {
  const jti = toBase64(crypto.getRandomValues(new Uint8Array(16)));
  return seal(key, { jti, identity }, time);
}

/**
 * Opens a ticket, once per store.
 * @param {string} ticket
 * @param {import('../types/proxy.d.ts').RedeemOptions} options
 * @returns {Promise<VerifiedIdentity>}
 */
export async function redeemTicket(ticket, options) {
  const { secret, store, now, lang } = readOptions(options ?? {});
  const time = now();
  const { jti, exp, identity } = await read(ticket, { key: await ticketKey(secret), time, lang });
  const fresh = await firstUse(store, `ticket:${jti}`, Math.ceil(exp - time / 1000)).catch((cause) => {
    throw isBoninError(cause) ? cause : failure('storeFailed', { lang, cause });
  });
  if (!fresh) throw failure('resultUsed', { lang, field: 'ticket' });
  return identity;
}

async function read(ticket, { key, time, lang }) {
  try {
    return await unseal(key, ticket, { now: time });
  } catch (error) {
    throw failure(error instanceof Expired ? 'ticketExpired' : 'tampered', { lang, field: 'ticket' });
  }
}

function readOptions(options) {
  const lang = options.lang === 'en' ? 'en' : 'ko';
  const faults = [];
  const noteFor = (field) => (reason) => {
    faults.push(fault(field, reason, lang));
  };
  const store = readStore(options.store, noteFor('store'));
  const read = {
    secret: readSecret(options.secret, noteFor('secret')),
    store: store ? guardedStore(store, { timeoutMs: TIMEOUT_MS, lang }) : sharedStore(),
    now: readClock(options.now, noteFor('now')),
    lang,
  };
  if (faults.length > 0) throw refusal(faults, lang);
  return read;
}

// Where no store is given, "once" can only mean once in this process: the one place that has to remember across calls.
let shared;
function sharedStore() {
  shared ??= createMemoryStore();
  return shared;
}
