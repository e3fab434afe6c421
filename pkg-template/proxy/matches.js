// The duty to compare: a person who was verified, and what the site knew of the person before.
import { failure } from './errors.js';
import { isObject } from './settings.js';
import { call, load } from './wasm.js';

const NAMES = ['name', 'phone', 'birthday', 'gender', 'nation', 'ci', 'di', 'userId', 'email', 'signerName'];

/**
 * Compares a verified person with what was collected before, both brought into one form.
 * @param {object} identity what `redeemTicket` gave
 * @param {object} collected at least one member, by the identity's names
 * @param {{ now?: () => number, lang?: 'ko' | 'en' }} [options]
 * @returns {Promise<{ matches: boolean, differs: string[] }>} `differs`: the members that are not the same, or not
 *   vouched for
 * @throws {import('../core/errors.js').BoninError} of kind 'misuse'
 */
export async function matches(identity, collected, { now = Date.now, lang = 'ko' } = {}) {
  if (!isObject(identity)) throw failure('notObject', { lang, field: 'identity' });
  if (!isObject(collected)) throw failure('notObject', { lang, field: 'collected' });
  const given = Object.keys(collected).filter((name) => collected[name] !== undefined && collected[name] !== null);
  for (const name of given) {
    if (!NAMES.includes(name)) throw failure('unknownField', { lang, field: `collected.${name}` });
    if (typeof collected[name] !== 'string') throw failure('notText', { lang, field: `collected.${name}` });
  }
  // Nothing to compare would match everybody.
  if (given.length === 0) throw failure('missing', { lang, field: 'collected' });
  const wasm = await load(lang);
  /** @param {string} name @param {unknown} text */
  const form = (name, text) => call(() => wasm.comparable(name, text, now()));
  /** @param {string} name */
  const isSame = (name) => {
    const known = form(name, identity[name]);
    return known !== undefined && known === form(name, collected[name]);
  };
  const differs = given.filter((name) => !isSame(name));
  return { matches: differs.length === 0, differs };
}
