// One request of a browser, from its headers to its answer.
import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { arrivalOf, arrive } from './arrive.js';
import { makeCall } from './call.js';
import { callerOf } from './caller.js';
import { corsHeaders, isForeign, preflight } from './cors.js';
import { failure } from './errors.js';
import { tell } from './operator.js';
import { bodyOf, flowOf as sealedFlowOf, languageOf, pathOf } from './request.js';
import { respond, respondError } from './respond.js';
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
  const flow = flowOf(request, ready.providers.get(route.provider).starts.includes(route.step), lang);
  const body = await bodyOf(request, lang);
  const caller = await callerOf(request, settings.clientAddress, { timeoutMs: settings.timeoutMs, lang });
  const call = { name: route.provider, step: route.step, flow, body, caller, signal: request.signal };
  const { outcome, cause, retryAfterMs, flowId } = await makeCall(call, { ready, settings, lang });
  const { members, error } = outcome;
  if (error) {
    const wait = retryAfterMs && { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
    return { error, cause, flowId, response: respondError(error, members, { ...headers, ...wait }) };
  }
  return { flowId, response: respond(200, members, headers) };
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
function flowOf(request, starts, lang) {
  return starts ? undefined : sealedFlowOf(request, lang);
}

// Names and codes only; a hook that fails, at once or later, changes nothing for the browser.
function report({ onEvent }, { route: { provider, step }, response, error, cause, flowId, ms }) {
  const { kind: outcome = 'ok', reason, code, field } = error ?? {};
  const event = { provider, step, outcome, reason, field, code, cause, flowId, status: response.status, ms };
  if (onEvent) tell(() => onEvent(event));
}
