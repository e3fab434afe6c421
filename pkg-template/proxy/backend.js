// What the operator's own backend asks of a provider: steps of the core that no route leads to.
import { BoninError } from '../core/errors.js';
import { isBrowser } from '../core/runtime.js';
import { failure, fault, refusal } from './errors.js';
import { exchanged } from './exchanged.js';
import { configure } from './prepare.js';
import { run } from './run.js';
import { isObject, readClock, readFetch, readTimeout } from './settings.js';
import { load } from './wasm.js';

/**
 * Takes a user's registration with OMPASS back, after which the user registers anew.
 * @param {string} userId
 * @param {import('../types/proxy.d.ts').BackendOptions<import('../types/proxy.d.ts').OmpassSettings>} options
 * @returns {Promise<import('../types/proxy.d.ts').OmpassReset>}
 * @throws {BoninError} of kind 'misuse' (field 'userId'), 'config', 'network', or what OMPASS says
 */
export function resetOmpassRegistration(userId, options) {
  return askAsBackend('ompass', 'reset', { userId }, options);
}

const NAMES = ['settings', 'fetch', 'now', 'lang', 'timeoutMs'];

async function askAsBackend(provider, step, body, options) {
  const given = isObject(options) ? options : {};
  const lang = given.lang === 'en' ? 'en' : 'ko';
  if (isBrowser()) throw failure('inBrowser', { lang });
  const faults = [];
  const noteFor = (field) => (reason) => void faults.push(fault(field, reason, lang));
  for (const name of Object.keys(given)) if (!NAMES.includes(name)) noteFor(name)('unknownField');
  const settings = {
    fetch: readFetch(given.fetch, noteFor('fetch')),
    now: readClock(given.now, noteFor('now')),
    timeoutMs: readTimeout(given.timeoutMs, noteFor('timeoutMs')),
  };
  await load(lang);
  const isGiven = isObject(given.settings);
  if (!isGiven) noteFor('settings')(given.settings === undefined ? 'missing' : 'notObject');
  const at = { at: 'settings', lang, timeoutMs: settings.timeoutMs, faults };
  const configured = isGiven ? await configure({ name: provider, given: given.settings, ...at }) : undefined;
  if (faults.length > 0) throw refusal(faults, lang);
  const keys = exchanged(configured, settings);
  const call = { name: provider, core: keys.core, step, keys, state: undefined, body };
  const answer = await run({ ...call, settings, lang });
  if (answer.error) throw BoninError.from(answer.error);
  return answer.body;
}
