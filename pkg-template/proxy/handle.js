// One request of a browser, from its headers to its answer.
import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { arrivalOf, arrive } from './arrive.js';
import { callerOf } from './caller.js';
import { corsHeaders, isForeign, preflight } from './cors.js';
import { failure } from './errors.js';
import { ask, plainCopy, tell } from './operator.js';
import { bodyOf, FLOW_LENGTH, flowOf, languageOf, pathOf } from './request.js';
import { respond, respondError } from './respond.js';
import { run } from './run.js';
import { Expired, seal, unseal } from './seal.js';
import { mintTicket } from './ticket.js';
import { load } from './wasm.js';

/** @typedef {ReturnType<typeof import('./settings.js').readSettings>['settings']} Settings */
/** @typedef {Awaited<ReturnType<typeof import('./prepare.js').prepare>>} Service */

/**
 * @param {import('./incoming.js').Incoming} request
 * @param {{ settings: Settings, service: (lang: 'ko' | 'en') => Promise<Service> }} context
 * @returns {Promise<import('./incoming.js').Outgoing>}
 */
export async function handle(request, { settings, service }) {
  const started = Date.now();
  const lang = languageOf(request, settings.lang ?? 'ko');
  const origins = settings.origins ?? [];
  const headers = corsHeaders(request, origins);
  const route = {};
  let answered;
  try {
    const arrival = await arrivalOf(request, { settings, service, lang });
    if (!arrival && isForeign(request, origins)) throw failure('wrongOrigin', { lang });
    const { provider, step } = arrival ?? {};
    Object.assign(route, arrival && { provider, step });
    const response = arrival ? await arrive(request, arrival, lang) : preflight(request, headers);
    answered = response ? { response } : await answer(request, route, { settings, service, headers, lang });
  } catch (thrown) {
    const error = isBoninError(thrown) ? thrown : bug(thrown);
    answered = { error, cause: error.cause, response: respondError(error, {}, headers) };
  }
  report(settings, { route, ...answered, ms: Date.now() - started });
  return answered.response;
}

async function answer(request, route, { settings, service, headers, lang }) {
  const ready = await service(lang);
  // There already, unless an instance has trapped and no other could be made.
  await load(lang);
  const { allow, ...found } = routeOf(request, { settings, ready, lang });
  Object.assign(route, found);
  if (request.method !== allow) {
    const error = failure('wrongMethod', { lang });
    return { error, response: respondError(error, {}, { ...headers, allow }) };
  }
  if (route.provider === undefined) {
    return { response: respond(200, { status: 'ok', providers: [...ready.providers.keys()] }, headers) };
  }
  const provider = ready.providers.get(route.provider);
  const state = await stateOf(request, { provider, step: route.step, settings, lang });
  const body = await bodyOf(request, lang);
  const { signal } = request;
  const outcome = await run({
    core: provider.core,
    step: route.step,
    key: provider.key,
    shared: provider.shared,
    settings,
    state,
    body,
    caller: await callerOf(request, settings.clientAddress, { timeoutMs: settings.timeoutMs, lang }),
    lang,
    signal,
  });
  return finish(outcome, { provider, ready, settings, headers, lang });
}

function routeOf(request, { settings, ready, lang }) {
  const path = pathOf(request, settings.basePath) ?? [];
  const [name, step] = path;
  if (path.length === 1 && name === 'health') return { step: 'health', allow: 'GET' };
  if (path.length === 2 && ready.providers.get(name)?.steps.includes(step))
    return { provider: name, step, allow: 'POST' };
  throw failure('unknownRoute', { lang });
}

// A step that starts a flow starts afresh, whatever an older flow left behind.
async function stateOf(request, { provider, step, settings, lang }) {
  const flow = provider.starts.includes(step) ? undefined : flowOf(request, lang);
  if (flow === undefined) return undefined;
  try {
    const { state } = await unseal(provider.flowKey, flow, { now: settings.now() });
    return state;
  } catch (error) {
    throw failure(error instanceof Expired ? 'flowExpired' : 'badSnapshot', { lang, field: 'flow' });
  }
}

async function finish(
  { state, body, error, cause, identity, otp },
  { provider, ready, settings, headers, lang },
) {
  const now = settings.now();
  const { onOtpCode, timeoutMs } = settings;
  if (otp && onOtpCode) await ask('onOtpCode', () => onOtpCode({ provider: provider.name, ...otp }), { timeoutMs, lang });
  const flow = state && await seal(provider.flowKey, { state }, { now, ttlSeconds: provider.flowSeconds });
  if (flow?.length > FLOW_LENGTH) throw failure('badAnswer', { lang });
  if (error) return { error, cause, response: respondError(error, { ...body, flow }, headers) };
  const given = identity && (await hand(identity, { ready, settings, now, lang }));
  return { response: respond(200, { ...body, flow, ...given }, headers) };
}

async function hand(identity, { ready, settings, now, lang }) {
  const claims = await askOperator(identity, settings, lang);
  const ticket = await mintTicket(ready.ticketKey, identity, { now, ttlSeconds: settings.ticketTtlSeconds });
  return { ticket, claims };
}

// The operator's functions get copies: the ticket holds what the provider said and nothing else.
async function askOperator(identity, { onVerified, claims, timeoutMs }, lang) {
  const how = { timeoutMs, lang };
  if (onVerified) await ask('onVerified', () => onVerified(structuredClone(identity)), how);
  return claims && ask('claims', async () => plainCopy('claims', await claims(structuredClone(identity))), how);
}

// Names and codes only; a hook that fails, at once or later, changes nothing for the browser.
function report({ onEvent }, { route: { provider, step }, response, error, cause, ms }) {
  const { kind: outcome = 'ok', reason, code, field } = error ?? {};
  const event = { provider, step, outcome, reason, field, code, cause, status: response.status, ms };
  if (onEvent) tell(() => onEvent(event));
}
