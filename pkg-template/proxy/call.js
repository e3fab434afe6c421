// One call of a page: from what it brought to the outcome. A call that cannot be made twice, because it sends a message
// or uses something up, is made once, and its outcome is there for whoever lost the answer.
import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { endFlow, isEnded } from './end.js';
import { failure } from './errors.js';
import { openFlow, sealFlow } from './flow.js';
import { awaitKept, digestOf, findKept, keep } from './kept.js';
import { ask, plainCopy } from './operator.js';
import { extendUse } from './once.js';
import { run, stepKey } from './run.js';
import { mintTicket } from './ticket.js';

/**
 * @typedef {object} Called
 * @property {import('./kept.js').Outcome} outcome
 * @property {unknown} [cause] what was thrown underneath
 * @property {string} [flowId]
 */

/**
 * @param {object} call
 * @param {string} call.name the provider
 * @param {string} call.step
 * @param {string} [call.flow] sealed
 * @param {object} call.body
 * @param {{ ip?: string, userAgent?: string }} [call.caller]
 * @param {() => AbortSignal} call.leaving the browser went away; a signal is made where one is needed
 * @param {{ ready: import('./handle.js').Service, settings: import('./handle.js').Settings, lang: 'ko' | 'en' }}
 *   context
 * @returns {Promise<Called>}
 */
export async function makeCall({ name, step, flow, body, caller, leaving }, { ready, settings, lang }) {
  const provider = ready.providers.get(name);
  const opened = await openFlow(flow, { provider, now: settings.now(), lang });
  const call = { name, provider, step, body, caller, ...opened };
  const context = { ready, settings, lang };
  const canBeLeft = !opened.state && !provider.spends.includes(step);
  if (canBeLeft) return perform({ ...call, signal: leaving() }, context);
  // Any other is brought to its end, though the browser went away: it may come back for the outcome.
  const digest = await digestOf({ step, flow, body, caller });
  return joined(provider.underWay, `${flow ?? ''} ${digest}`, () => perform({ ...call, digest }, context));
}

/** One call for all that make the same one at the same time. */
async function joined(underWay, key, run) {
  const mine = underWay.get(key) ?? run();
  underWay.set(key, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(key) === mine) underWay.delete(key);
  }
}

async function perform(call, { ready, settings, lang }) {
  const { name, provider, step, state, digest, lastsSeconds } = call;
  const { store, now } = settings;
  const kept = { store, keys: provider.keptKeys, now, lang };
  const flowId = state?.flow.id;
  const place = (outcome) => outcome && { name: `${name}:${outcome}`, step, digest };
  const own = place(state && `${flowId}:${state.flow.number}`);

  if (state && provider.logsOff && (await stored(lang, isEnded(store, { provider: name, flow: flowId, now: now() })))) {
    const outcome = await findKept(kept, own).catch(() => undefined);
    if (!outcome) throw failure('flowExpired', { lang, field: 'flow' });
    return { outcome, flowId };
  }

  const progress = { spends: false };
  const keepAt = async (at, outcome) => {
    // An outcome that cannot be kept is still the page's now.
    if (at) await keep({ ...kept, now: now() }, at, outcome).catch(() => {});
    return outcome;
  };
  try {
    const { keys, shared } = provider;
    const go = () => run({ ...call, core: keys.core, keys, shared, progress, settings, lang });
    let answer = await go();
    // The provider may have refused a secret that was exchanged since. A step that starts a flow had nothing to lose.
    const isAnother = answer.error?.kind === 'config' && (await keys.renew());
    if (isAnother && !state && !progress.spends) answer = await go();
    const { marks, cause } = answer;
    const at = own ?? place(marks.outcome);
    const found = await madeBefore(answer, { kept, at, lang });
    if (found) return { outcome: found, cause, flowId: marks.flow };
    const mark = stepKey(name, { flow: flowId, number: state?.flow.number });
    if (marks.lasts) await extendUse(store, mark, lastsSeconds).catch(() => {});
    const outcome = await outcomeOf(answer, { call, ready, settings, lang });
    if (marks.isLeft && state) {
      await stored(lang, endFlow(store, { provider: name, flow: flowId, now: now(), lastsSeconds }));
    }
    return { outcome: marks.keeps ? await keepAt(at, outcome) : outcome, cause, flowId: marks.flow };
  } catch (thrown) {
    const error = isBoninError(thrown) ? thrown : bug(thrown);
    // What was used up is gone, and the same call must not wait for another outcome.
    if (progress.spends) await keepAt(own, { members: {}, error: error.toJSON() });
    throw error;
  }
}

/**
 * The outcome of a call that was made before, if there is one. Where the core knows that it was, it is waited for: the
 * first one may be under way. Otherwise a failure may mean that, since a provider refuses what was used up, whether the
 * flow goes on or not.
 */
async function madeBefore({ marks, error }, { kept, at, lang }) {
  if (!at) return undefined;
  if (marks.wasMade) return stored(lang, awaitKept(kept, at));
  const mayBe = error && !marks.keeps;
  return mayBe ? findKept(kept, at).catch(() => undefined) : undefined;
}

async function outcomeOf({ state, body, error, identity, otp }, { call, ready, settings, lang }) {
  const now = settings.now();
  const { provider, start } = call;
  const { onOtpCode, timeoutMs } = settings;
  const how = { timeoutMs, lang };
  if (otp && onOtpCode) await ask('onOtpCode', () => onOtpCode({ provider: provider.name, ...otp }), how);
  const flow = state && (await sealFlow(state, { provider, start, now, lang }));
  if (error) return { members: { ...body, flow }, error };
  const given = identity && (await hand(identity, { ready, settings, now, lang }));
  return { members: { ...body, flow, ...given } };
}

async function hand(identity, { ready, settings, now, lang }) {
  const ttlSeconds = settings.ticketTtlSeconds;
  const ticket = await mintTicket(ready.ticketKeys, identity, { now, ttlSeconds, lang });
  return { ticket, claims: await askOperator(identity, settings, lang) };
}

// The operator's functions get copies: the ticket holds what the provider said and nothing else.
async function askOperator(identity, { onVerified, claims, timeoutMs }, lang) {
  const how = { timeoutMs, lang };
  if (onVerified) await ask('onVerified', () => onVerified(structuredClone(identity)), how);
  return claims && ask('claims', async () => plainCopy('claims', await claims(structuredClone(identity))), how);
}

function stored(lang, promise) {
  return promise.catch((cause) => {
    throw isBoninError(cause) ? cause : failure('storeFailed', { lang, cause });
  });
}
