// Outcomes of calls that cannot be made twice. Where the answer got lost on its way to the page, the same call of the
// same flow gets the same outcome again, for a short while. It waits in the store, sealed: it may hold a ticket.
import { sha256 } from '#crypto';
import { failure } from './errors.js';
import { look } from './look.js';
import { seal, unseal } from './seal.js';

/**
 * What a call came to, for the page.
 * @typedef {{ members: Record<string, unknown>, error?: import('../types/common.d.ts').ErrorDetail }} Outcome
 */

/**
 * The place of a call's outcome.
 * @typedef {object} Place
 * @property {string} name the step of the flow, or the value that the call used up
 * @property {string} step
 * @property {string} digest of all that makes a call the same: step, state, body and caller
 */

/** How long an outcome can be had again. */
export const KEPT_SECONDS = 120;

/** The pauses between looks for an outcome that another process may still be working on, in ms. */
const PAUSES = [100, 200, 400, 800, 1600];

/** @param {string} name */
const keyOf = (name) => `kept:${name}`;

/**
 * @param {{ step: string, flow: string | undefined, body: unknown, caller: unknown }} call `flow`: as the page has it
 * @returns {Promise<string>}
 */
export async function digestOf({ step, flow, body, caller }) {
  return sha256(JSON.stringify([step, flow ?? null, body, caller ?? null]));
}

/**
 * @param {{ store: import('./once.js').Store, keys: import('./seal.js').SealingKeys, now: number }} by `now` in ms
 * @param {Place} place
 * @param {Outcome} outcome
 */
export async function keep({ store, keys, now }, place, outcome) {
  const text = await seal(keys, { ...place, outcome }, { now, ttlSeconds: KEPT_SECONDS });
  await store.put(keyOf(place.name), text, KEPT_SECONDS);
}

/**
 * The outcome of a call that was made before, for the same call alone. Where the flow goes on, another call of this
 * flow hears of a failure of the same step; and if it is of another step, it gets the newest state, and may try again.
 * @param {{ store: import('./once.js').Store, keys: import('./seal.js').SealingKeys, now: () => number,
 *   lang: 'ko' | 'en' }} by
 * @param {Place} place
 * @returns {Promise<Outcome | undefined>}
 */
export async function findKept({ store, keys, now, lang }, { name, step, digest }) {
  const text = await look(store, keyOf(name), () => KEPT_SECONDS);
  const sealed = text ? await unseal(keys, text, { now: now() }).catch(() => undefined) : undefined;
  const kept = /** @type {(Place & { outcome: Outcome }) | undefined} */ (sealed);
  if (kept?.name !== name) return undefined;
  const { outcome } = kept;
  if (kept.digest === digest) return outcome;
  const { flow, ticket } = outcome.members;
  if (flow === undefined || ticket !== undefined) return undefined;
  if (kept.step !== step) return { members: { flow }, error: failure('answerLost', { lang }).toJSON() };
  return outcome.error && outcome;
}

/**
 * The same, where the call may still be under way elsewhere: it is waited for a few seconds.
 * @param {Parameters<typeof findKept>[0]} by
 * @param {Place} place
 * @returns {Promise<Outcome | undefined>}
 */
export async function awaitKept(by, place) {
  for (const pause of [0, ...PAUSES]) {
    if (pause > 0) await new Promise((resolve) => void setTimeout(resolve, pause));
    const outcome = await findKept(by, place);
    if (outcome) return outcome;
  }
  return undefined;
}
