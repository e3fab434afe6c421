import { methodOf } from './methods.js';
import { checkPassword } from './password.js';

/**
 * What this provider's views do besides what every app does.
 * @param {import('../../app.js').App} app
 */
export const ompassActs = (app) => ({
  choose(methodId) {
    app.forget();
    app.account = undefined;
    app.facts.methodId = methodId;
    app.ledger.clear();
    // Made now, so that what it needs is loaded before the click that opens a window.
    app.newFlow();
    app.show(methodOf(methodId).method === 'u2f' ? 'form' : 'start');
  },

  /** The step before U2F, which is this site's own. Answers what is wrong with it. */
  async sendPassword() {
    app.usableFlow();
    try {
      app.account = await checkPassword(app.values);
    } catch (error) {
      return app.presentable(error);
    }
    delete app.values.password;
    if (!app.account) return { field: 'password', message: app.t.form.wrongPassword };
    app.show('start');
    return undefined;
  },

  /** Within the click, since it opens a window: nothing is awaited before. Answers what can be mended. */
  async openPage() {
    const { method, how } = methodOf(app.facts.methodId);
    let flow = app.usableFlow();
    if (!app.can('begin')) flow = app.newFlow();
    try {
      await flow.begin({ method, how, lang: app.lang, ...(method === 'u2f' && app.account) });
    } catch (thrown) {
      const error = app.presentable(thrown);
      if (app.can('begin')) return error;
      // A window that was not let open is something to mend while it is waited for.
      if (!app.underWay()) {
        if (error.kind !== 'cancelled') app.end(error.kind === 'expired' ? 'expired' : 'failed', error);
        return undefined;
      }
    }
    app.show('flow');
    app.phoneNews();
    return undefined;
  },

  /** Takes the result that is there. */
  async take() {
    try {
      await app.verified(app.flow.finish());
    } catch (thrown) {
      app.end('failed', app.presentable(thrown));
    }
  },

  /** Another visit to OMPASS, after the same password. */
  startAnew() {
    app.newFlow();
    app.show('start');
  },

  repeat: () => app.choose(app.facts.methodId),
});
