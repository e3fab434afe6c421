/**
 * What this provider's views do besides what every app does. Each answers what went wrong, where the view that asked
 * can say so; which view comes next, the flow's state says.
 * @param {import('../../app.js').App} app
 */
export const netsActs = (app) => ({
  /** What `begin` was refused with: trying again is up to the user. */
  refused: undefined,

  /** Looks whether the user is logged on centrally. */
  async enter() {
    app.refused = undefined;
    app.ledger.clear();
    Object.assign(app.facts, { typed: false, left: false });
    if (!app.can('begin')) app.newFlow();
    app.refused = await attempt(app, () => app.flow.begin());
    return app.refused;
  },

  logOn() {
    const { userID, password } = app.values;
    return attempt(app, () => typed(app, app.flow.logon({ userID, password })));
  },

  confirm: (code) => attempt(app, () => app.flow.secondFactor(code)),

  choose: (stay) => attempt(app, () => app.flow.chooseDuplicate(stay)),

  /** Looks now, and not only in a minute. */
  look: () => attempt(app, () => app.flow.check()),

  /** This page itself goes to the SSO server, whose cookie the browser may keep from it here. */
  goThere() {
    const returnUrl = new URL('/callback', location.href).href;
    return attempt(app, () => typed(app, app.flow.trySso({ returnUrl })));
  },

  /** The ticket of a logon that the flow came upon by itself. */
  collect: () => attempt(app, () => app.flow.result()),

  logOff() {
    app.facts.left = true;
    return attempt(app, () => app.flow.logoff());
  },
});

/** The user does something for this logon. */
function typed(app, call) {
  app.facts.typed = true;
  return call;
}

async function attempt(app, call) {
  const { flow } = app;
  try {
    const outcome = await call();
    // Another call may have been made meanwhile, of another flow.
    if (flow === app.flow && 'ticket' in outcome) took(app, outcome.ticket);
  } catch (thrown) {
    const error = app.presentable(thrown);
    if (error.kind !== 'cancelled' && app.underWay()) return error;
  }
  return undefined;
}

/** The page has no use for a password that has done its work. */
function took(app, ticket) {
  app.ticket = ticket;
  delete app.values.password;
  app.ticketCame?.();
}
