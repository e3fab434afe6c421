// Drives the core through one call of a browser. The core decides; this carries out, and knows no provider.
import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { setAside } from './aside.js';
import { isDamaged } from './charset.js';
import { failure } from './errors.js';
import { firstUse } from './once.js';
import { askProvider, causeOf, retryAfterMs } from './upstream.js';
import { call } from './wasm.js';

/**
 * @typedef {object} Call
 * @property {string} name the provider
 * @property {number} [lastsSeconds] how long any state of the flow can last from now
 * @property {{ call: (lang: 'ko' | 'en', caller: object | undefined) => object }} core the provider with its settings
 * @property {string} step
 * @property {{ decrypt: (task: { profile: string, data: string }) => Promise<string | undefined> }} keys the
 *   provider's private ones
 * @property {ReturnType<typeof import('./shared.js').sharedAnswers>} shared
 * @property {ReturnType<typeof import('./settings.js').readSettings>['settings']} settings
 * @property {object | undefined} state the state that was sealed before
 * @property {object} body
 * @property {{ ip?: string, userAgent?: string }} [caller] whose call it is
 * @property {'ko' | 'en'} lang
 * @property {AbortSignal} [signal] the browser went away, if that ends the call
 * @property {{ spends: boolean }} [progress] told when something is about to be used up
 */

/**
 * The core's last task.
 * @typedef {object} Answer
 * @property {object} body
 * @property {object} [identity]
 * @property {import('../types/common.d.ts').ErrorDetail} [error]
 * @property {unknown} [cause] what was thrown underneath, if the last request to the provider failed
 * @property {object} [state] to be sealed for the next call; none if the flow is over
 * @property {{ flow?: string, outcome?: string, wasMade: boolean, keeps: boolean, lasts: boolean, isLeft: boolean }}
 *   marks as src/flow/proxy_call/driver.rs says
 */

/**
 * @param {Call} call
 * @returns {Promise<Answer>}
 */
export async function run({ core, step, state, body, caller, settings, lang, progress, ...rest }) {
  const flow = call(() => core.call(lang, caller));
  try {
    let task = call(() => flow.begin(step, state, body, settings.now()));
    let last = {};
    while (task.type !== 'answer') {
      if (task.cost && progress) progress.spends = true;
      const outcome = await carryOut(task, { ...rest, settings, lang });
      last = outcome;
      const { type, ...data } = outcome;
      task = call(() => flow.feed(type, data, settings.now()));
    }
    if (isDamaged(task.identity) || isDamaged(task.body)) throw failure('badAnswer', { lang });
    const { providerMessage, ...answer } = task;
    if (answer.error) setAside(answer.error, { providerMessage, retryAfterMs: retryAfterMs(last) });
    return { ...answer, cause: causeOf(last) };
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

/** The mark of a step of a flow that nobody has vouched for yet: longer than a call can take. */
const CLAIM_SECONDS = 120;

/**
 * The name of a step in the store.
 * @param {string} provider
 * @param {{ flow: string, number: number }} step
 * @returns {string}
 */
export const stepKey = (provider, { flow, number }) => `${provider}:flow:${flow}:${number}`;

async function carryOut(task, { name, lastsSeconds, keys, shared, settings, lang, signal }) {
  const { fetch, timeoutMs } = settings;
  switch (task.type) {
    case 'http':
      return askProvider(task, { fetch, timeoutMs, signal, lang });
    case 'shared':
      // Others wait for it too, so it does not end with this browser's patience. Asking twice does no harm.
      return shared(task, () => askProvider({ ...task, repeatable: true }, { fetch, timeoutMs, lang }));
    case 'decrypt': {
      const data = await keys.decrypt(task);
      return data === undefined ? { type: 'undecryptable' } : { type: 'decrypted', data };
    }
    case 'claim': {
      const ttl = task.lasts ? lastsSeconds : CLAIM_SECONDS;
      return { type: (await isFresh({ key: stepKey(name, task), ttl }, settings.store, lang)) ? 'fresh' : 'used' };
    }
    case 'once':
      return { type: (await isFresh(task, settings.store, lang)) ? 'fresh' : 'used' };
    default:
      throw bug(new Error(`no such task: ${task.type}`));
  }
}

async function isFresh({ key, ttl }, store, lang) {
  try {
    return await firstUse(store, key, ttl);
  } catch (cause) {
    throw isBoninError(cause) ? cause : failure('storeFailed', { lang, cause });
  }
}
