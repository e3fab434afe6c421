import { init } from 'bonin';
import { authInfoOf } from './methods.js';

/**
 * What this provider's views do besides what every app does.
 * @param {import('../../app.js').App} app
 */
export const mobileokActs = (app) => ({
  choose(methodId) {
    app.facts.methodId = methodId;
    app.ledger.clear();
    app.show('form');
    // Whoever reads the form has time to load the core; a failure shows when the form is sent.
    init().catch(() => {});
  },

  /** Sends the form. Answers what is wrong with it, if the form can mend it. */
  async request() {
    try {
      await requested(app);
      app.turnOnPhone();
      app.show('flow');
      app.phoneNews();
    } catch (thrown) {
      const error = app.presentable(thrown);
      // The flow tells whether the form can be sent again; a new token is there already where one is needed.
      if (app.can('request') || app.can('begin')) return error;
      app.end(error.kind === 'expired' ? 'expired' : 'failed', error);
    }
    return undefined;
  },

  switchToSms() {
    app.forget();
    app.choose('sms');
  },

  editForm: () => app.startOver('form'),
});

async function requested(app) {
  let flow = app.usableFlow();
  if (!app.can('request')) {
    if (!app.can('begin')) flow = app.newFlow();
    await flow.begin();
  }
  await flow.request(authInfoOf(app.facts.methodId, app.values));
}
