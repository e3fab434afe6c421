/**
 * What this provider's views do besides what every app does.
 * @param {import('../../app.js').App} app
 */
export const passniActs = (app) => ({
  /** To the SSO server's page; answers what went wrong before. */
  async login(userId) {
    app.forget();
    try {
      await app.newFlow().login(userId ? { userId } : {});
    } catch (thrown) {
      return app.presentable(thrown);
    }
    return undefined;
  },

  /** A code for a login at this site. It is in this page's memory alone, and no longer than it may be tried again. */
  async enter(code) {
    app.forget();
    app.ledger.clear();
    Object.assign(app, { ticket: undefined, agents: undefined, code: undefined });
    const flow = app.newFlow();
    app.show('entering');
    try {
      const { ticket } = await flow.enter(code);
      app.ticket = ticket;
      app.show('session');
    } catch (thrown) {
      const error = app.presentable(thrown);
      app.code = app.can('enter') ? code : undefined;
      if (error.kind !== 'cancelled') app.end(error.kind === 'expired' ? 'expired' : 'failed', error);
    }
  },
});
