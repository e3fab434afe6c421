import { infoOf, methodOf } from './methods.js';

/**
 * What this provider's views do besides what every app does.
 * @param {import('../../app.js').App} app
 */
export const tossCertActs = (app) => ({
  choose(methodId) {
    app.forget();
    app.facts.methodId = methodId;
    app.ledger.clear();
    // Made now, so that what it needs is loaded before the click that opens a window.
    app.newFlow();
    app.show(firstStep(app));
  },

  /** Gets Toss's key. Answers what is wrong, if trying again may help. */
  begin: () => attempt(app, () => begun(app)),

  /** Sends the form. Answers what is wrong with it, if the form can mend it. */
  request: () =>
    attempt(app, async () => {
      await begun(app);
      await asked(app);
    }),

  /** Within the click, since it opens a window: nothing is awaited before. */
  openWindow: () => attempt(app, () => asked(app)),

  again() {
    const { methodId } = app.facts;
    app.choose(methodId);
  },
});

const firstStep = ({ facts }) => (methodOf(facts.methodId).named ? 'start' : 'form');

async function begun(app) {
  if (app.usableFlow() && app.can('request')) return;
  if (!app.can('begin')) app.newFlow();
  await app.flow.begin({ method: methodOf(app.facts.methodId).method });
}

async function asked(app) {
  const { t, settings, lang, facts, values } = app;
  const names = { serviceName: settings.site.name[lang], title: t.form.documentTitle };
  try {
    await app.flow.request(infoOf(facts.methodId, values, names));
  } catch (error) {
    // A window that was not let open is something to mend while it is waited for.
    if (!app.underWay()) throw error;
  }
  // Where Toss asks who it is, the number is not known here: whoever tests can say it to the phone.
  if (!methodOf(facts.methodId).named) app.turnOnPhone(values.userPhone);
  app.show('flow');
  app.phoneNews();
}

async function attempt(app, call) {
  try {
    await call();
  } catch (thrown) {
    const error = app.presentable(thrown);
    // The flow tells whether the step can be tried again.
    if (app.can('request') || app.can('begin')) return error;
    if (error.kind !== 'cancelled') app.end(error.kind === 'expired' ? 'expired' : 'failed', error);
  }
  return undefined;
}
