// Drives the core through one call of a browser. The core decides; this carries out, and knows no provider.
import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { failure } from './errors.js';
import { decrypt } from './keys.js';
import { firstUse } from './once.js';
import { askProvider, causeOf } from './upstream.js';
import { call } from './wasm.js';

/**
 * @typedef {object} Call
 * @property {{ call: (lang: 'ko' | 'en', caller: object | undefined) => object }} core the provider with its settings
 * @property {string} step
 * @property {CryptoKey | undefined} key the provider's private key
 * @property {ReturnType<typeof import('./shared.js').sharedAnswers>} shared
 * @property {ReturnType<typeof import('./settings.js').readSettings>['settings']} settings
 * @property {object | undefined} state the state that was sealed before
 * @property {object} body
 * @property {{ ip?: string, userAgent?: string }} [caller] whose call it is
 * @property {'ko' | 'en'} lang
 * @property {AbortSignal} signal the browser went away
 */

/**
 * The core's last task.
 * @typedef {object} Answer
 * @property {object} body
 * @property {object} [identity]
 * @property {import('../types/common.d.ts').ErrorDetail} [error]
 * @property {unknown} [cause] what was thrown underneath, if the last request to the provider failed
 * @property {object} [state] to be sealed for the next call; none if the flow is over
 */

/**
 * @param {Call} call
 * @returns {Promise<Answer>}
 */
export async function run({ core, step, key, shared, settings, state, body, caller, lang, signal }) {
  const flow = call(() => core.call(lang, caller));
  try {
    let task = call(() => flow.begin(step, state, body, settings.now()));
    let trouble;
    while (task.type !== 'answer') {
      const outcome = await carryOut(task, { key, shared, settings, lang, signal });
      trouble = causeOf(outcome);
      const { type, ...data } = outcome;
      task = call(() => flow.feed(type, data, settings.now()));
    }
    return { ...task, cause: trouble };
  } finally {
    release(flow);
  }
}

function release(flow) {
  try {
    flow.free();
  } catch {
    // Its instance has trapped, and goes as a whole.
  }
}

async function carryOut(task, { key, shared, settings, lang, signal }) {
  const { fetch, timeoutMs } = settings;
  switch (task.type) {
    case 'http':
      return askProvider(task, { fetch, timeoutMs, signal, lang });
    case 'shared':
      // Others wait for it too, so it does not end with this browser's patience. Asking twice does no harm.
      return shared(task, () => {
        const { signal } = new AbortController();
        return askProvider({ ...task, repeatable: true }, { fetch, timeoutMs, signal, lang });
      });
    case 'decrypt': {
      const data =
        key && PROFILES[task.profile] === key.algorithm.hash.name ? await decrypt(key, task.data) : undefined;
      return data === undefined ? { type: 'undecryptable' } : { type: 'decrypted', data };
    }
    case 'once':
      return { type: (await isFresh(task, settings.store, lang)) ? 'fresh' : 'used' };
    default:
      throw bug(new Error(`no such task: ${task.type}`));
  }
}

const PROFILES = { 'RSA-OAEP': 'SHA-1', 'RSA-OAEP-256': 'SHA-256' };

async function isFresh({ key, ttl }, store, lang) {
  try {
    return await firstUse(store, key, ttl);
  } catch (cause) {
    throw isBoninError(cause) ? cause : failure('storeFailed', { lang, cause });
  }
}
