import { BoninError, isBoninError } from '../core/errors.js';
import { unloaded } from '../core/limit.js';
import { cancelled } from './cancelled.js';
import { checkPlain, readOptions } from './input.js';

const LONGEST_TIMER = 2 ** 31 - 1;

// Half as long again for each answer that does not come, up to 25 seconds.
const LOST_MS = 1000;

/** @typedef {import('#wasm/mobileok').View} View */
/** @typedef {import('#wasm/mobileok').Post} Post */
/** @typedef {import('#wasm/mobileok').Ask} Ask */
/** @typedef {{ type: string, [name: string]: unknown }} FlowEvent */
/** @typedef {{ state: unknown, view: View }} Saved a snapshot */

/**
 * A call whose promise has not settled.
 * @typedef {object} OpenCall
 * @property {(value: unknown) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {string} text the call as JSON
 * @property {boolean} early whether its request is sent before the core is loaded
 * @property {import('./page/windows.js').Blank} [blank] the window that was opened within the click
 */

/**
 * What the core says of a flow that has not begun, for as long as it is not loaded; a test compares them.
 * @param {Readonly<Record<string, CallRule>>} calls
 * @returns {View}
 */
function idleView(calls) {
  const starts = Object.keys(calls).filter((name) => calls[name].starts);
  const opens = starts.some((name) => calls[name].opens);
  return freeze({ name: 'idle', actions: [...starts, 'cancel'], ...(opens && { opens }) });
}

/**
 * What the registry says of a call; src/flow/calls.rs says what each member means.
 * @typedef {{ takes?: string, options?: readonly string[], early?: string, starts?: boolean,
 *   opens?: boolean, here?: boolean }} CallRule
 */

/**
 * Carries out what the core decides: one event in, then a request, a page, the end of a call's promise, or nothing.
 * @param {object} parts
 * @param {import('./core.js').Core} parts.core
 * @param {string} parts.provider
 * @param {Readonly<Record<string, CallRule>>} parts.calls
 * @param {ReturnType<typeof import('./post.js').poster>} parts.to the proxy, and servers of the provider
 * @param {'ko' | 'en'} parts.lang
 * @param {() => number} parts.now
 * @param {import('../types/client.js').ClientOptions['open']} [parts.open]
 * @param {Saved} [parts.saved]
 */
export function createFlow({ core, provider, calls, to, lang, now, open: openPage, saved }) {
  const idle = idleView(calls);
  /** @type {import('./core.js').Machine | undefined} the core's part, once that is loaded */
  let machine;
  let begun = !!saved;
  let view = saved ? freeze(saved.view) : idle;
  let viewText = JSON.stringify(view);
  /** @type {Set<(view: View) => void>} */
  const listeners = new Set();
  /** @type {Set<OpenCall>} */
  const open = new Set();
  /** @type {FlowEvent[]} events from before the core was loaded */
  const missed = saved ? [{ type: 'resume' }] : [];
  /** @type {OpenCall | undefined} the call whose step is on its way */
  let running;
  /** @type {(import('./post.js').Sent & { key: string }) | undefined} its request */
  let sent;
  /** @type {{ call: string, act: Post } | undefined} the last request to the proxy, until an answer to it comes */
  let unanswered;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let notBefore = 0; // what asks by itself does not ask again until then
  let lost = 0; // answers in a row that did not come
  /** @type {ReturnType<NonNullable<import('./core.js').Core['page']>>} for providers that open others or poll */
  let page;

  /** @param {FlowEvent} event @param {{ call?: OpenCall, cause?: unknown }} [of] */
  function feed(event, { call, cause } = {}) {
    machine ??= core.open(provider, lang, saved?.state ?? undefined);
    const { type, ...data } = event;
    // If this throws, nothing has changed.
    const next = machine.feed(type, data, now());
    begun = true;
    if (call) running = call;
    wakeAt(next.wakeAt);
    const tell = see(next.view);
    const { act } = next;
    if (act?.type === 'open') {
      const trouble = around()?.show(view, running?.blank, act.page);
      if (trouble) return feed({ type: trouble });
    } else {
      around()?.follow(view);
    }
    if (act?.type === 'post' || act?.type === 'ask') exchange(act);
    else if (act?.type === 'reject')
      finish('reject', isBoninError(cause) ? cause : new BoninError(act.error, cause ? { cause } : undefined));
    else if (act?.type === 'resolve') finish('resolve', act.value);
    else if (!view.pending) finish('resolve', view);
    tell();
  }

  function stateOf() {
    return begun && machine ? machine.snapshot() : (saved?.state ?? null);
  }

  function around() {
    /** @param {FlowEvent} event */
    const hear = (event) => quietly(() => feed(event));
    const looks = { now, busy: () => !!sent, notBefore: () => notBefore };
    return (page ??= core.page?.({ provider, open: openPage, feed: hear, ...looks }));
  }

  /** @param {Post | Ask} asked */
  async function exchange(asked) {
    const act = repeated(asked);
    const { step } = act;
    const mine = request(act);
    const outcome = await mine.answer;
    if (sent !== mine) return; // given up: a late answer is nobody's
    sent = undefined;
    if (outcome.event) unanswered = undefined;
    pace(outcome);
    const event = outcome.event ?? { type: 'unreachable', timeout: outcome.timeout === true };
    try {
      feed({ ...event, step }, outcome);
    } catch (error) {
      finish('reject', error);
      // For the core the answer did not arrive, so that the flow can go on.
      quietly(() => feed({ type: 'unreachable', step, timeout: false }));
    }
  }

  /**
   * A server that asks to be left alone is, and one that does not answer is asked less and less often.
   * @param {import('./post.js').Outcome} outcome
   */
  function pace({ event, retryAfterMs = 0 }) {
    const body = /** @type {{ error?: { kind?: string } } | undefined} */ (event?.body);
    lost = event && body?.error?.kind !== 'network' ? 0 : lost + 1;
    notBefore = now() + Math.max(retryAfterMs, lost && LOST_MS * 1.5 ** Math.min(lost, 8));
  }

  /**
   * A call that is made again because its answer was lost is the same request to the letter, or the proxy could not
   * give the same outcome: the core encrypts differently each time.
   * @param {Post | Ask} act @returns {Post | Ask}
   */
  function repeated(act) {
    if (act.type !== 'post' || !running) return act;
    const { step, flow } = act;
    const same = unanswered?.call === running.text && unanswered.act.step === step && unanswered.act.flow === flow;
    unanswered = { call: running.text, act: same && unanswered ? unanswered.act : act };
    return unanswered.act;
  }

  /** The one that was sent early serves, if it is what the core asks for. @param {Post | Ask} act */
  function request(act) {
    const { step, body } = act;
    const key = JSON.stringify([step, body]);
    if (sent?.key === key) return sent;
    sent?.abort();
    return (sent = { key, ...(act.type === 'ask' ? to.ask(act) : to.post(step, body, act.flow)) });
  }

  function drop() {
    sent?.abort();
    sent = undefined;
  }

  /** @param {'resolve' | 'reject'} how @param {unknown} value */
  function finish(how, value) {
    const call = running;
    running = undefined;
    drop();
    call?.[how](value);
  }

  /** @param {number | undefined} time */
  function wakeAt(time) {
    clearTimeout(timer);
    if (!time) return;
    const tick = () => quietly(() => feed({ type: 'tick' }));
    timer = setTimeout(tick, Math.min(Math.max(time - now(), 0), LONGEST_TIMER));
    timer.unref?.();
  }

  /** Takes a new view, and gives what tells the listeners; each change is a new frozen object. @param {View} next */
  function see(next) {
    const text = JSON.stringify(next);
    if (text === viewText) return () => {};
    viewText = text;
    view = freeze(next);
    return () => {
      for (const listener of [...listeners]) quietly(() => listener(view), console.error);
    };
  }

  function catchUp() {
    for (; missed.length; missed.shift()) feed(missed[0]);
  }

  /** @param {FlowEvent} event @param {AbortSignal | undefined} signal @param {CallRule} rule */
  function perform(event, signal, { options = [], early, opens }) {
    return new Promise((resolve, reject) => {
      /** @param {(value: unknown) => void} by */
      const settle = (by) => (/** @type {unknown} */ value) => {
        if (!open.delete(call)) return;
        signal?.removeEventListener('abort', abort);
        call.blank?.drop();
        if (call.early && !begun && view.pending) {
          drop();
          see(idle)();
        }
        by(value);
      };
      /** @type {OpenCall} */
      const call = { resolve: settle(resolve), reject: settle(reject), early: false, text: JSON.stringify(event) };
      // For the core the step just did not arrive: it can be tried again.
      const abort = () => {
        call.reject(cancelled(lang, signal?.reason));
        if (call === running) quietly(() => feed({ type: 'unreachable', step: view.pending, timeout: false }));
      };
      const go = () => {
        if (!open.has(call)) return;
        try {
          catchUp();
          feed(event, { call });
        } catch (error) {
          call.reject(error);
        }
      };

      open.add(call);
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort);
      // Within the click: later the browser would block it.
      if (opens && view.opens && (event.how ?? 'popup') === 'popup') call.blank = around()?.prepare();
      if (core.ready(lang)) return go();
      if (early && view === idle) {
        call.early = true;
        // In the order that the core has, or it would be another request.
        request({ type: 'post', step: early, body: Object.fromEntries(options.map((name) => [name, event[name]])) });
        see({ name: 'idle', pending: early, actions: ['cancel'] })();
      }
      core.load(lang).then(go, call.reject);
    });
  }

  /** @type {Record<string, (...args: unknown[]) => Promise<unknown>>} */
  const methods = {};
  const flow = {
    provider,
    get state() {
      return view;
    },
    /** @param {(view: View) => void} listener */
    subscribe(listener) {
      /** @param {View} next */
      const own = (next) => listener(next);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    snapshot: () => JSON.stringify({ provider, state: stateOf(), view }),
    cancel() {
      if (core.ready(lang)) {
        quietly(() => {
          catchUp();
          feed({ type: 'cancel' });
        });
      } else if (view.actions.includes('cancel')) {
        missed.push({ type: 'cancel' });
        see({ name: 'cancelled', actions: [] })();
      }
      finish('reject', cancelled(lang));
      for (const call of [...open]) call.reject(cancelled(lang));
    },
  };
  if (calls.confirm) {
    methods.waitForApproval = async (options) => {
      const { signal } = readOptions(/** @type {object | undefined} */ (options), ['signal']);
      const { waitForApproval } = await import('./approval.js').catch((cause) => {
        throw unloaded(cause, lang);
      });
      const { takes } = calls.confirm;
      /** @param {unknown} [cause] */
      const gone = (cause) => cancelled(lang, cause);
      const whole = /** @type {typeof flow & import('./approval.js').Approvable} */ (flow);
      return waitForApproval(whole, { now, signal, takes, notBefore: () => notBefore, gone });
    };
  }
  for (const [type, rule] of Object.entries(calls)) {
    const { takes, options = [], here } = rule;
    methods[type] = async (...args) => {
      const value = takes && args.shift();
      const given = /** @type {Record<string, unknown> | undefined} */ (args[0]);
      const { signal, ...rest } = readOptions(given, ['signal', ...options]);
      // A page without an address of its own, such as a worker's, has none to say.
      const address = here && globalThis.document && globalThis.location?.href.split('#')[0];
      const event = { ...rest, ...(takes && { [takes]: value }), ...(address && { here: address }) };
      checkPlain(value, takes);
      checkPlain(rest);
      return perform({ type, ...event }, signal, rule);
    };
  }

  around();
  if (core.ready(lang)) catchUp();
  else if (saved) core.load(lang).then(catchUp).catch(refuseSnapshot);

  /**
   * A load that failed is tried again by the next call; a snapshot that cannot be read stays so.
   * @param {import('../types/common.js').BoninError} error
   */
  function refuseSnapshot(error) {
    if (error.reason === 'badSnapshot') see({ name: 'failed', actions: [], error: error.toJSON() })();
  }

  return Object.freeze(Object.assign(flow, methods));
}

/**
 * What the core refuses changes nothing, and what a listener throws is no concern of the flow's.
 * @param {() => void} run @param {(error: unknown) => void} [report]
 */
function quietly(run, report) {
  try {
    run();
    return true;
  } catch (error) {
    report?.(error);
    return false;
  }
}

/** @template T @param {T} value @returns {T} */
function freeze(value) {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
