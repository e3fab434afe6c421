// The operator's word on whether a call may go on, asked before anything is sent to a provider.
import { agentOf } from './caller.js';
import { failure } from './errors.js';
import { ask } from './operator.js';
import { respondError } from './respond.js';

/** Headers of an answer that speak of how it was sent, and not of what it says. */
const OF_THE_CONNECTION = ['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding'];

/** @type {import('./operator.js').Given} */
const ANSWERS = [
  'nothing, true, false or a Response',
  (value) => value === undefined || value === null || typeof value === 'boolean' || isResponse(value),
];

/**
 * Asks the guard of the settings, and the one that came along with this request.
 * @param {import('./incoming.js').Incoming} request
 * @param {string} body what was read of it, for a guard that looks into it
 * @param {{ provider: string, step: string, ip?: string }} caller
 * @param {{ settings: object, headers: Record<string, string>, lang: 'ko' | 'en' }} context `headers`: of each answer
 * @returns {Promise<{ error: import('../core/errors.js').BoninError,
 *   response: import('./incoming.js').Outgoing } | undefined>} the refusal
 */
export async function refusedByGuard(request, body, caller, { settings, headers, lang }) {
  const known = { userAgent: agentOf(request), ...caller };
  for (const guard of [settings.guard, request.info?.guard]) {
    if (guard === undefined) continue;
    const how = { timeoutMs: settings.timeoutMs, lang, gives: ANSWERS };
    // A copy each: one guard that reads the body must not take it from the next.
    const said = await ask('guard', () => guard(request.asRequest(body), { ...known }), how);
    if (said === false || isResponse(said)) return refusal(said, headers, lang);
  }
  return undefined;
}

async function refusal(said, headers, lang) {
  const error = failure('refused', { lang });
  return { error, response: said === false ? respondError(error, {}, headers) : await outgoingOf(said, headers) };
}

// As the operator made it, but for the headers that let the page read it.
async function outgoingOf(response, headers) {
  const body = await response.arrayBuffer();
  const given = [...response.headers].filter(([name]) => !OF_THE_CONNECTION.includes(name) && name !== 'set-cookie');
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    headers: {
      'cache-control': 'no-store',
      ...Object.fromEntries(given),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
      ...headers,
    },
    body: body.byteLength > 0 ? new Uint8Array(body) : null,
  };
}

// Also one of another realm, or of a library of its own.
function isResponse(value) {
  return typeof value?.arrayBuffer === 'function' && Number.isInteger(value.status) && value.status >= 200;
}
