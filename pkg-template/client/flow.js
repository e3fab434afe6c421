import { BoninError } from '../core/errors.js';
import { unloaded } from '../core/limit.js';
import { cancelled } from './cancelled.js';
import { checkPlain, readOptions } from './input.js';

const LONGEST_TIMER = 2 ** 31 - 1;

// What the core says of a flow that has not begun, for as long as it is not loaded; a test compares them.
function idleView(calls) {
  const starts = Object.keys(calls).filter((name) => calls[name].starts);
  const opens = starts.some((name) => calls[name].opens) && { opens: true };
  return freeze({ name: 'idle', actions: [...starts, 'cancel'], ...opens });
}

/**
 * What the registry says of a call; src/flow/calls.rs says what each member means.
 * @typedef {{ takes?: string, options?: string[], early?: string, starts?: boolean, opens?: boolean, here?: boolean }}
 *   CallRule
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
 * @param {{ state: unknown, view: object }} [parts.saved] a snapshot
 */
export function createFlow({ core, provider, calls, to, lang, now, open: openPage, saved }) {
  const idle = idleView(calls);
  let machine; // the core's part, once that is loaded
  let begun = !!saved;
  let view = saved ? freeze(saved.view) : idle;
  let viewText = JSON.stringify(view);
  const listeners = new Set();
  const open = new Set(); // calls whose promise has not settled
  const missed = saved ? [{ type: 'resume' }] : []; // events from before the core was loaded
  let running; // the call whose step is on its way
  let sent; // its request
  let timer;
  let page; // for providers that open others or poll

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
      const trouble = around().show(view, running?.blank, act.page);
      if (trouble) return feed({ type: trouble });
    } else {
      around()?.follow(view);
    }
    if (act?.type === 'post' || act?.type === 'ask') exchange(act);
    else if (act?.type === 'reject') finish('reject', new BoninError(act.error, cause && { cause }));
    else if (act?.type === 'resolve') finish('resolve', act.value);
    else if (!view.pending) finish('resolve', view);
    tell();
  }

  function stateOf() {
    return begun && machine ? machine.snapshot() : (saved?.state ?? null);
  }

  function around() {
    const hear = (event) => quietly(() => feed(event));
    return (page ??= core.page?.({ provider, open: openPage, now, feed: hear, busy: () => !!sent }));
  }

  async function exchange(act) {
    const { step } = act;
    const mine = request(act);
    const outcome = await mine.answer;
    if (sent !== mine) return; // given up: a late answer is nobody's
    sent = undefined;
    const event = outcome.event ?? { type: 'unreachable', timeout: outcome.timeout === true };
    try {
      feed({ ...event, step }, outcome);
    } catch (error) {
      finish('reject', error);
      // For the core the answer did not arrive, so that the flow can go on.
      quietly(() => feed({ type: 'unreachable', step, timeout: false }));
    }
  }

  // The one that was sent early serves, if it is what the core asks for.
  function request(act) {
    const { type, step, body, flow } = act;
    const key = JSON.stringify([step, body]);
    if (sent?.key !== key) {
      sent?.abort();
      sent = { key, ...(type === 'ask' ? to.ask(act) : to.post(step, body, flow)) };
    }
    return sent;
  }

  function drop() {
    sent?.abort();
    sent = undefined;
  }

  function finish(how, value) {
    const call = running;
    running = undefined;
    drop();
    call?.[how](value);
  }

  function wakeAt(time) {
    clearTimeout(timer);
    if (!time) return;
    const tick = () => quietly(() => feed({ type: 'tick' }));
    timer = setTimeout(tick, Math.min(Math.max(time - now(), 0), LONGEST_TIMER));
    timer.unref?.();
  }

  // Takes a new view, and returns how to tell the listeners; each change is a new frozen object.
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

  function perform(event, signal, { options = [], early, opens }) {
    return new Promise((resolve, reject) => {
      const settle = (by) => (value) => {
        if (!open.delete(call)) return;
        signal?.removeEventListener('abort', abort);
        call.blank?.drop();
        if (call.early && !begun && view.pending) {
          drop();
          see(idle)();
        }
        by(value);
      };
      const call = { resolve: settle(resolve), reject: settle(reject), early: false };
      // For the core the step just did not arrive: it can be tried again.
      const abort = () => {
        call.reject(cancelled(lang, signal.reason));
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
        request({ step: early, body: Object.fromEntries(options.map((name) => [name, event[name]])) });
        see({ name: 'idle', pending: early, actions: ['cancel'] })();
      }
      core.load(lang).then(go, call.reject);
    });
  }

  const flow = {
    provider,
    get state() {
      return view;
    },
    subscribe(listener) {
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
    flow.waitForApproval = async (options) => {
      const { signal } = readOptions(options, ['signal']);
      const { waitForApproval } = await import('./approval.js').catch((cause) => {
        throw unloaded(cause, lang);
      });
      const gone = (cause) => cancelled(lang, cause);
      return waitForApproval(flow, { now, signal, takes: calls.confirm.takes, gone });
    };
  }
  for (const [type, rule] of Object.entries(calls)) {
    const { takes, options = [], here } = rule;
    flow[type] = async (...args) => {
      const value = takes && args.shift();
      const { signal, ...rest } = readOptions(args[0], ['signal', ...options]);
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

  // A load that failed is tried again by the next call; a snapshot that cannot be read stays so.
  function refuseSnapshot(error) {
    if (error.reason === 'badSnapshot') see({ name: 'failed', actions: [], error: error.toJSON() })();
  }

  return Object.freeze(flow);
}

// What the core refuses changes nothing, and what a listener throws is no concern of the flow's.
function quietly(run, report) {
  try {
    run();
    return true;
  } catch (error) {
    report?.(error);
    return false;
  }
}

function freeze(value) {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}
