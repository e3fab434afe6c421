import { createClient } from 'bonin';
import { createAnnouncer } from './announce.js';
import { createLedger } from './ledger.js';
import { maskedPhone, presentable } from './present.js';
import { createPoll } from './poll.js';
import { bringToFront, remember } from './trail.js';
import { recorded } from './side/recorder.js';
import { dropSession, keepSession, keptSession } from './session.js';
import { textsOf } from './texts/index.js';
import { endedView } from './views/ended-view.js';
import { resumeView } from './views/resume-view.js';
import { verifiedView } from './views/verified-view.js';

const SHARED_VIEWS = { resume: resumeView, verified: verifiedView, ended: endedView };

const ENDS = ['failed', 'expired', 'cancelled'];

/**
 * One provider's part of the page: its flow, what the page knows of it, and which view shows it. Parts that are not in
 * front go on, and are drawn when they come to the front again.
 * @param {object} options
 * @param {import('./providers/index.js').Provider} options.provider
 * @param {'ko' | 'en'} options.lang
 * @param {import('./main.js').Settings} options.settings
 * @param {HTMLElement} options.place where the view goes
 * @param {HTMLElement} options.tools where the tools for testers go
 * @param {import('./phone.js').Phone} options.phone
 * @param {(step: string) => void} options.onStep
 * @param {(app: App) => void} options.onChange something happened in the part that is in front
 * @typedef {ReturnType<typeof createApp>} App
 */
export function createApp({ provider, lang, settings, place, tools, phone, onStep, onChange }) {
  const ledger = createLedger(() => told());
  const drawings = { ...SHARED_VIEWS, ...provider.views };
  let current; // the name of the view
  let view; // what is drawn of it, while this part is in front
  let unsubscribe;
  let front = false;

  const app = {
    provider,
    lang,
    /** The language that the flow's own sentences are in. */
    flowLang: lang,
    settings,
    ledger,
    /** The calls of the flow so far, for the code beside the page. */
    calls: [],
    announce: createAnnouncer(document),
    numbers: settings.numbers[provider.name] ?? [],
    /** What the person typed: in this page's memory alone. */
    values: {},
    /** What may survive a reload: nothing that was typed. */
    facts: { ...provider.facts },
    flow: undefined,
    ticket: undefined,
    ended: undefined,
    now: () => Date.now(),
    get t() {
      return textsOf(provider, app.lang);
    },
    /** Whose phone it is, as the page says it: after a reload the number is not known any more. */
    get whose() {
      return app.values.userPhone ? maskedPhone(app.values.userPhone) : app.t.flow.someone;
    },
    can: (action) => app.flow?.state.actions.includes(action) ?? false,
    /** Whether the flow waits for something that one of this provider's views shows. */
    underWay: () => app.flow !== undefined && provider.viewOf(app.flow.state) !== undefined,
    show,
    refresh: () => show(current, false),

    /** Brings this part to the front. */
    open() {
      front = true;
      if (current) return draw(false);
      if (provider.arrived?.(app)) return undefined;
      const kept = keptSession(provider.name);
      if (kept) Object.assign(app.facts, kept.facts);
      if (kept && (kept.back || provider.staysIn)) resume();
      else show(kept ? 'resume' : provider.first, false);
      return undefined;
    },

    /**
     * The browser's Back button: a step before this one. A flow that was under way is given up, and the form has kept
     * what was typed.
     * @param {string | undefined} view
     */
    back(view) {
      const target = provider.forms.includes(view) ? view : provider.first;
      if (!provider.goesBack || target === current) return;
      forget();
      current = target;
      undraw();
      draw(true);
    },

    /** Another part comes to the front: what waits goes on waiting. */
    close() {
      front = false;
      undraw();
    },

    /** What the core says comes in the language of its client, so a flow that waits goes on under a new one. */
    speak(next) {
      app.lang = next;
      const { flow } = app;
      // What has a window open goes on as it is: only this very flow holds the window.
      if (app.underWay() && !flow.state.pending && flow.state.open?.how !== 'popup') {
        const snapshot = flow.snapshot();
        leave();
        follow(client().resume(snapshot));
      }
      if (current) app.refresh();
    },

    /** A new flow, in the page's language; the one before is given up. */
    newFlow() {
      leave();
      app.calls = [];
      follow(client()[provider.name]());
      return app.flow;
    },

    /** The flow on its way, or a new one where there is none or its language is not the page's any more. */
    usableFlow: () => (app.flow && app.flowLang === app.lang ? app.flow : app.newFlow()),

    resume,

    /** Takes what a call gave for a ticket, and shows it. */
    async verified(asked) {
      const { ticket } = await asked;
      app.ticket = ticket;
      dropSession(provider.name);
      show('verified');
    },

    /** Shows how it ended. */
    end(name, error) {
      dropSession(provider.name);
      app.ended = { name, error };
      show('ended');
    },

    presentable: (error) => presentable(error, app.t.unknownError),

    /** Gives up what is under way, and shows the first view, or another one. */
    startOver(name = provider.first) {
      forget();
      show(name);
    },

    forget,

    turnOnPhone: (number = app.values.userPhone) => phone.turnOn(number),
    /** From the tools, which may be on the other pane, to the page. */
    toPage: () => phone.choose('main'),
    phoneNews: () => front && phone.announceNews(),
  };

  app.poll = createPoll(app, (error) => view?.report?.(error));
  Object.assign(app, provider.acts?.(app));

  function client() {
    app.flowLang = app.lang;
    const own = provider.clientOptions?.(app);
    return createClient({ proxyUrl: '/bonin', lang: app.lang, fetch: ledger.fetch, now: app.now, ...own });
  }

  function follow(flow) {
    app.flow = recorded(flow, (call) => {
      app.calls.push(call);
      told();
    });
    unsubscribe = flow.subscribe(changed);
  }

  const told = () => front && onChange(app);

  function changed(state) {
    told();
    const name = provider.viewOf(state);
    if (name) {
      keepSession(provider.name, {
        snapshot: app.flow.snapshot(),
        facts: app.facts,
        away: ['redirect', 'post'].includes(state.open?.how),
      });
      if (current === name) view?.update?.(state);
      else if (current === 'resume' || provider.follows) show(name);
    } else if (provider.forms.includes(current)) {
      // What a form has sent is answered there: it may be mended and sent again.
      view?.update?.(state);
    } else if (ENDS.includes(state.name)) {
      app.end(state.name, state.error);
    }
  }

  function resume() {
    const { snapshot } = keptSession(provider.name);
    try {
      current = 'resume';
      follow(client().resume(snapshot));
      // Views that follow the flow turn it on where they need it.
      if (!provider.follows) phone.turnOn();
      changed(app.flow.state);
    } catch (error) {
      app.end('failed', app.presentable(error));
    }
  }

  function forget() {
    leave();
    dropSession(provider.name);
  }

  function leave() {
    app.poll.stop();
    unsubscribe?.();
    if (app.can('cancel')) app.flow.cancel();
    app.flow = undefined;
  }

  function show(name, focus = true) {
    undraw();
    current = name;
    if (!front) return;
    if (focus && provider.goesBack) remember(name);
    draw(focus);
  }

  function draw(focus) {
    view = drawings[current](app);
    place.replaceChildren(view.element);
    tools.replaceChildren(...(view.tools ?? []));
    onStep(view.step);
    told();
    if (focus) bringToFront(view.focus ?? view.heading);
  }

  function undraw() {
    view?.leave?.();
    view = undefined;
    tools.replaceChildren();
  }

  return app;
}
