// One request of a browser, from its headers to its answer.
import { bug } from '../core/boundary.js';
import { isBoninError } from '../core/errors.js';
import { arrivalOf, arrive } from './arrive.js';
import { makeCall } from './call.js';
import { callerOf } from './caller.js';
import { corsHeaders, isForeign, preflight } from './cors.js';
import { asksForDetails, details } from './details.js';
import { failure } from './errors.js';
import { refusedByGuard } from './guard.js';
import { report } from './report.js';
import { bodyOf, flowOf, languageOf, pathOf, segmentsOf } from './request.js';
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
  const headers = corsHeaders(request, settings);
  const route = {};
  let answered;
  try {
    const arrival = await arrivalOf(request, { settings, service, lang });
    if (!arrival && isForeign(request, settings)) throw failure('wrongOrigin', { lang });
    const { provider, step } = arrival ?? {};
    Object.assign(route, arrival && { provider, step });
    const response = arrival ? await arrive(request, arrival, lang) : preflight(request, headers, settings);
    answered = response ? { response } : await answer(request, route, { settings, service, headers, lang });
  } catch (thrown) {
    const error = isBoninError(thrown) ? thrown : bug(thrown);
    answered = { error, cause: error.cause, response: respondError(error, {}, headers) };
  }
  report(settings, { route, ...answered, ms: Date.now() - started });
  return request.method === 'HEAD' ? { ...answered.response, body: null } : answered.response;
}

/** The methods of the routes; HEAD is GET without a body. */
const HEALTH = ['GET', 'HEAD', 'OPTIONS'];
const STEP = ['POST', 'OPTIONS'];

async function answer(request, route, { settings, service, headers, lang }) {
  if (asksForDetails(request) && isHealth(pathOf(request, settings.basePaths))) {
    route.step = 'health';
    return details(request, { settings, service, headers, lang });
  }
  const ready = await service(lang);
  // There already, unless an instance has trapped and no other could be made.
  await load(lang);
  const { allow, ...found } = routeOf(request, { settings, ready, lang });
  Object.assign(route, found);
  if (request.method === 'OPTIONS') {
    return { response: { status: 204, headers: { ...headers, allow: allow.join(', ') }, body: null } };
  }
  if (!allow.includes(request.method)) {
    const error = failure('wrongMethod', { lang });
    return { error, response: respondError(error, {}, { ...headers, allow: allow.join(', ') }) };
  }
  if (route.provider === undefined) {
    return { response: respond(200, { status: 'ok', providers: [...ready.providers.keys()] }, headers) };
  }
  // A step that starts a flow starts afresh, whatever an older flow left behind.
  const starts = ready.providers.get(route.provider).starts.includes(route.step);
  const flow = starts ? undefined : flowOf(request, lang);
  const { body, text } = await bodyOf(request, lang);
  const caller = await callerOf(request, settings.clientAddress, { timeoutMs: settings.timeoutMs, lang });
  const refused = await refusedByGuard(request, text, { ...route, ...caller }, { settings, headers, lang });
  if (refused) return refused;
  const call = { name: route.provider, step: route.step, flow, body, caller, leaving: () => request.signal };
  const { outcome, cause, flowId } = await makeCall(call, { ready, settings, lang });
  const { members, error } = outcome;
  if (error) return { error, cause, flowId, response: respondError(error, members, headers) };
  return { flowId, response: respond(200, members, headers) };
}

const isHealth = (path) => path?.length === 1 && path[0] === 'health';

function routeOf(request, { settings, ready, lang }) {
  const path = pathOf(request, settings.basePaths) ?? [];
  const [name, step] = path;
  if (isHealth(path)) return { step: 'health', allow: HEALTH };
  const isStep = (name, step) => ready.providers.get(name)?.steps.includes(step) === true;
  if (path.length === 2 && isStep(name, step)) return { provider: name, step, allow: STEP };
  // A gateway that cuts or adds a part of the path is found out sooner by a word on it.
  const [before, last] = segmentsOf(request.url.pathname).slice(-2);
  const isElsewhere = path.length === 0 && (isStep(before, last) || last === 'health');
  throw failure('unknownRoute', { lang, ...(isElsewhere && { field: 'basePath', text: 'wrongPrefix' }) });
}
