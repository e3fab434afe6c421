import { takeSsoCode } from '../callback/index.js';
import { PROVIDERS } from './providers.js';
import { createSession } from './session.js';
import { codeView } from './views/code.js';
import { formView } from './views/form.js';
import { failedView, verifiedView } from './views/over.js';
import { startView } from './views/start.js';
import { appView, callView, windowView } from './views/waiting.js';

/** @typedef {import('../types/common.js').ErrorDetail} ErrorDetail */
/** @typedef {import('./session.js').State} State */
/** @typedef {ReturnType<typeof createApp>} App */

/**
 * The view of each state that waits for the user.
 * @type {Record<string, (app: App) => import('./views/frame.js').View>}
 */
const WAITING = {
  awaitingCode: codeView,
  awaitingApp: appView,
  awaitingCall: callView,
  calling: callView,
  awaitingReturn: windowView,
};

/**
 * What the element gives its inside, and hears of it.
 * @typedef {object} Host
 * @property {() => import('../types/client.js').Client} client
 * @property {() => import('./providers.js').Settings} settings
 * @property {() => string} provider
 * @property {() => readonly string[]} methods
 * @property {() => string | undefined} resumeKey
 * @property {() => import('./texts/index.js').Texts} texts
 * @property {() => string | undefined} heading
 * @property {() => boolean} disabled
 * @property {(view: import('./views/frame.js').View, mayFocus: boolean) => void} show
 * @property {(text: string) => void} announce
 * @property {(name: string, detail: object) => void} tell
 * @property {() => void} busyChanged
 */

/**
 * One verification as the user goes through it: which view is shown, and what its buttons do.
 * @param {Host} host
 */
export function createApp(host) {
  /** @type {import('./views/frame.js').View | undefined} */
  let view;
  /** @type {unknown} by what the view was drawn */
  let drawn;
  /** @type {Record<string, string>} what was typed: in this page's memory alone */
  let values = {};
  let methodName = host.methods()[0];
  let sending = 0; // calls that are on their way
  let wantsWindow = false;
  /** @type {ErrorDetail | undefined} */
  let ended;

  const session = createSession({
    client: host.client,
    provider: host.provider,
    resumeKey: host.resumeKey,
    method: () => methodName,
    changed,
    verified(verification) {
      values = {};
      show(verifiedView);
      host.tell('verified', { ...verification, provider: host.provider() });
    },
    failed(error) {
      ended = error;
      show(failedView);
      host.tell('failed', { error: error ?? expired(), provider: host.provider() });
    },
  });

  const expired = () => ({
    kind: 'expired', reason: 'flowExpired', message: host.texts().over.expired, retryable: false, next: 'restart',
  });

  /** @param {State} state */
  function changed(state) {
    host.tell('statechange', { state });
    const { name } = state;
    const make = WAITING[name] ?? (name === 'idle' || name === 'ready' ? firstView() : undefined);
    if (make) show(make);
    view?.update(state);
    // After everybody was told of this change.
    if (wantsWindow && session.can('open')) queueMicrotask(app.reopen);
    // The result of a window is there before anybody has asked for it.
    if (state.name === 'verified' && state.actions.includes('finish')) app.wait();
  }

  /** @param {(app: App) => import('./views/frame.js').View} make */
  function show(make, mayFocus = true) {
    if (drawn === make) return;
    drawn = make;
    view?.stop?.();
    view = make(app);
    view.update(session.state);
    host.show(view, mayFocus);
  }

  function draw(mayFocus = false) {
    const waits = session.state && WAITING[session.state.name];
    const first = firstView();
    drawn = undefined;
    show(waits ?? first, mayFocus);
    if (first === startView && !waits) prepare();
  }

  const firstView = () => (app.method.fields.length ? formView : startView);

  /** @param {Promise<import('../types/common.js').BoninError | undefined>} call */
  async function attempt(call) {
    sending += 1;
    update();
    const error = await call.finally(() => (sending -= 1));
    update();
    if (error) view?.report(error);
    return error;
  }

  function update() {
    view?.update(session.state);
    host.busyChanged();
  }

  /** A window opens within the click: a flow is made before, and begun where a key has to come first. */
  function prepare() {
    const { info, begin } = app.method;
    if (session.state?.pending) return undefined;
    const begun = async (/** @type {import('./session.js').Calls} */ flow) => {
      if (info && session.can('begin')) await flow.begin(begin(host.settings()));
    };
    return attempt(session.run(begun, session.usable));
  }

  const app = {
    session,
    get t() {
      return host.texts();
    },
    get provider() {
      return host.provider();
    },
    get heading() {
      return host.heading() ?? app.t.heading[/** @type {'mobileok'} */ (app.provider)];
    },
    get disabled() {
      return host.disabled();
    },
    get busy() {
      return sending > 0;
    },
    get values() {
      return values;
    },
    get ended() {
      return ended;
    },
    get methodNames() {
      return host.methods();
    },
    get methodName() {
      return methodName;
    },
    get method() {
      return PROVIDERS[host.provider()][methodName];
    },
    /** Every field that one of the methods asks for. */
    get fieldNames() {
      const asked = host.methods().flatMap((name) => PROVIDERS[host.provider()][name].fields);
      return [...new Set(asked)];
    },
    now: () => Date.now(),
    announce: host.announce,

    /** @param {Record<string, string>} given */
    keep(given) {
      values = { ...values, ...given };
    },

    /** @param {string} name */
    pick(name) {
      methodName = name;
    },

    /** @param {ErrorDetail} error */
    explain: (error) =>
      error.kind === 'network' && globalThis.navigator?.onLine === false ? app.t.offline : error.message,

    /** Sends the form. */
    send: () =>
      attempt(
        session.run(async (flow) => {
          const { begin, info } = app.method;
          const settings = host.settings();
          const asked = info?.(values, settings);
          if (session.can('begin')) await flow.begin(begin(settings));
          await flow.request(asked);
        }, session.usable),
      ),

    /** Opens the provider's window: within the click, nothing awaited before. */
    open() {
      const { begin, info, leaves } = app.method;
      if (info && !session.can('request')) return prepare();
      const options = begin(host.settings());
      return attempt(
        session.run((flow) => (info ? flow.request(undefined) : flow[leaves ? 'login' : 'begin'](options))),
      );
    },

    /** Opens the provider's window again: at once, or after the question that the page is just asking. */
    async reopen() {
      wantsWindow = !session.can('open');
      if (wantsWindow) return;
      const error = await session.run((flow) => flow.open());
      if (error) view?.report(error);
      else app.wait();
    },

    /** Asks for the result until it is there, or something has to be done. */
    async wait() {
      const error = await session.wait();
      if (error && error.reason !== 'busy') view?.report(error);
    },

    /** Back to the first view with what was typed. */
    change() {
      session.drop();
      ended = undefined;
      draw(true);
    },

    /** @param {string} name of a method */
    choose(name) {
      methodName = name;
      app.change();
    },

    cancel() {
      app.change();
      host.announce(app.t.cancelled);
      host.tell('cancelled', { provider: host.provider() });
    },

    /** Draws what there is, after something of the page's own has changed. */
    redraw() {
      if (drawn === verifiedView || drawn === failedView) return redrawn();
      if (!host.methods().includes(methodName)) methodName = host.methods()[0];
      draw();
    },

    update,

    /** From the start, and nothing is kept. */
    reset() {
      session.drop();
      ended = undefined;
      values = {};
      methodName = host.methods()[0];
      draw();
    },

    /** Goes on with what was under way before a reload, or begins. */
    start() {
      const code = app.method.leaves && takeSsoCode();
      if (code) return arrive(code);
      const kept = session.resume();
      if (kept && host.methods().includes(kept.method)) methodName = kept.method;
      draw();
      if (kept) changed(/** @type {State} */ (session.state));
    },

    stop() {
      view?.stop?.();
      session.drop();
    },
  };

  /** The user comes back from the provider. @param {string} code */
  function arrive(code) {
    const { nonce } = host.settings();
    draw();
    attempt(session.run((flow) => flow.enter(code, nonce ? { nonce } : {}), session.make));
  }

  function redrawn() {
    const make = /** @type {(app: App) => import('./views/frame.js').View} */ (drawn);
    drawn = undefined;
    show(make, false);
  }

  return app;
}
