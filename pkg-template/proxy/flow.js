// The sealed part of a flow, between two calls of its page: the core's state, and when the flow began.
import { failure } from './errors.js';
import { FLOW_LENGTH } from './request.js';
import { CLOCK_SECONDS, Expired, seal, unseal } from './seal.js';

/**
 * @typedef {object} Opened
 * @property {object} [state] for the core; none of a flow that begins with this call
 * @property {number} start when the flow began, in seconds
 * @property {number} lastsSeconds how long any state of this flow can last from now, on the slowest of clocks
 */

/**
 * @param {string | undefined} flow as the page brought it back; none where it begins
 * @param {{ provider: import('./prepare.js').Provider, now: number, lang: 'ko' | 'en' }} how `now` in ms
 * @returns {Promise<Opened>}
 */
export async function openFlow(flow, { provider, now, lang }) {
  const time = Math.floor(now / 1000);
  const { state, start = time } = flow === undefined ? {} : await opened(flow, { keys: provider.flowKeys, now, lang });
  const left = start + provider.endsSeconds - time;
  // However often it was renewed: a copy of it must not serve for ever.
  if (left <= 0) throw failure('flowExpired', { lang, field: 'flow' });
  return { state, start, lastsSeconds: left + CLOCK_SECONDS };
}

async function opened(flow, { keys, now, lang }) {
  try {
    return await unseal(keys, flow, { now });
  } catch (error) {
    throw failure(error instanceof Expired ? 'flowExpired' : 'badSnapshot', { lang, field: 'flow' });
  }
}

/**
 * @param {object} state of the core
 * @param {{ provider: import('./prepare.js').Provider, start: number, now: number, lang: 'ko' | 'en' }} how
 * @returns {Promise<string>}
 */
export async function sealFlow(state, { provider, start, now, lang }) {
  const left = start + provider.endsSeconds - Math.floor(now / 1000);
  const ttlSeconds = Math.max(1, Math.min(provider.flowSeconds, left));
  const flow = await seal(provider.flowKeys, { state, start }, { now, ttlSeconds });
  if (flow.length > FLOW_LENGTH) throw failure('badAnswer', { lang });
  return flow;
}
