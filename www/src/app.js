import { createClient, init } from 'bonin';
import { createAnnouncer } from './announce.js';
import { createJourney, presentable } from './journey.js';
import { createLedger } from './ledger.js';
import { authInfoOf, maskedPhone } from './methods.js';
import { createPoll } from './poll.js';
import { dropSession, keepSession, keptSession } from './session.js';
import { TEXTS } from './texts/index.js';
import { endedView } from './views/ended-view.js';
import { flowView, isUnderWay } from './views/flow-view.js';
import { formView } from './views/form-view.js';
import { methodView } from './views/method-view.js';
import { resumeView } from './views/resume-view.js';
import { verifiedView } from './views/verified-view.js';

const VIEWS = {
  method: methodView,
  form: formView,
  flow: flowView,
  resume: resumeView,
  verified: verifiedView,
  ended: endedView,
};

/**
 * What the page knows, and which view shows it.
 * @param {object} options
 * @param {'ko' | 'en'} options.lang
 * @param {Settings} options.settings
 * @param {HTMLElement} options.place where the view goes
 * @param {import('./phone.js').Phone} options.phone
 * @param {(step: string) => void} options.onStep
 * @typedef {{ phoneUrl: string, numbers: { phone: string, ko: string, en: string, methods: string[] }[] }} Settings
 * @typedef {ReturnType<typeof createApp>} App
 */
export function createApp({ lang, settings, place, phone, onStep }) {
  const ledger = createLedger();
  let view;

  const app = {
    lang,
    flowLang: lang,
    settings,
    ledger,
    announce: createAnnouncer(document),
    methodId: 'sms',
    values: {},
    journey: undefined,
    poll: undefined,
    ticket: undefined,
    ended: undefined,
    now: () => Date.now(),
    get t() {
      return TEXTS[app.lang];
    },
    /** Whose phone it is, as the page says it: after a reload the number is not known any more. */
    get whose() {
      return app.values.userPhone ? maskedPhone(app.values.userPhone) : app.t.flow.someone;
    },
    show,
    refresh: () => show(view.name, false),

    start() {
      const kept = keptSession();
      if (kept) app.methodId = kept.methodId;
      show(kept ? 'resume' : 'method', false);
    },

    /** What the core says comes in the language of its client, so a flow that waits goes on under a new one. */
    speak(next) {
      app.lang = next;
      const { journey } = app;
      if (journey?.underWay() && !journey.state.pending) {
        const snapshot = journey.snapshot();
        newJourney().resume(snapshot);
      }
      app.refresh();
    },

    choose(methodId) {
      app.methodId = methodId;
      ledger.clear();
      show('form');
      // Whoever reads the form has time to load the core; a failure shows when the form is sent.
      init().catch(() => {});
    },

    /** Sends the form. Answers what is wrong with it, if the form can mend it. */
    async request() {
      const { journey } = app;
      try {
        await usable(journey).request(authInfoOf(app.methodId, app.values));
        phone.turnOn(app.values.userPhone);
        show('flow');
        app.phoneNews();
      } catch (thrown) {
        const error = presentable(thrown, app.t.unknownError);
        // The flow tells whether the form can be sent again; a new token is there already where one is needed.
        if (app.journey.can('request') || app.journey.can('begin')) return error;
        end(error.kind === 'expired' ? 'expired' : 'failed', error);
      }
      return undefined;
    },

    resume() {
      const { snapshot } = keptSession();
      try {
        newJourney().resume(snapshot);
        phone.turnOn();
        follow(app.journey.state);
      } catch (error) {
        end('failed', presentable(error, app.t.unknownError));
      }
    },

    switchToSms() {
      forget();
      app.choose('sms');
    },

    startOver() {
      forget();
      show('method');
    },

    editForm() {
      forget();
      show('form');
    },

    phoneNews: () => phone.announceNews(),
  };

  /** The journey on its way, or a new one where there is none or its language is not the page's any more. */
  function usable(journey) {
    return journey && app.flowLang === app.lang ? journey : newJourney();
  }

  function newJourney() {
    leave();
    app.flowLang = app.lang;
    const client = createClient({ proxyUrl: '/bonin', lang: app.lang, fetch: ledger.fetch, now: app.now });
    app.journey = createJourney({ client, onState: follow, onTicket: verified });
    app.poll = createPoll(app.journey, (error) => view.report?.(error));
    return app.journey;
  }

  function follow(state) {
    const { journey } = app;
    if (isUnderWay(state)) {
      keepSession({ snapshot: journey.snapshot(), methodId: app.methodId });
      if (view.name === 'flow') view.update(state);
      else if (view.name === 'resume') show('flow');
    } else if (['failed', 'expired', 'cancelled'].includes(state.name) && view.name !== 'form') {
      end(state.name, state.error);
    }
  }

  function verified(ticket) {
    app.ticket = ticket;
    dropSession();
    show('verified');
  }

  function end(name, error) {
    dropSession();
    app.ended = { name, error };
    show('ended');
  }

  function forget() {
    leave();
    dropSession();
  }

  function leave() {
    app.poll?.stop();
    app.journey?.leave();
    app.journey = undefined;
  }

  function show(name, focus = true) {
    view?.leave?.();
    view = { ...VIEWS[name](app), name };
    place.replaceChildren(view.element);
    onStep(view.step);
    if (focus) view.heading.focus();
  }

  return app;
}
