import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';
import { knownPanel, ticketPanel } from '../../../views/ticket-panels.js';
import { wireTable } from '../../../views/wire-table.js';
import { checkPanel } from './check-panel.js';
import { outView } from './out-view.js';
import { systemsPanel } from './systems-panel.js';

/**
 * Step 3: logged in, for as long as the SSO server says so, and then not any more.
 * @param {import('../../../app.js').App} app
 */
export const sessionView = (app) => (app.flow.state.name === 'loggedOut' ? outView(app) : inView(app));

function inView(app) {
  const { session: texts } = app.t;
  const heading = h('h2', { tabindex: '-1' }, texts.heading(app.settings.site.name[app.lang]));
  const alert = errorBox();
  const warning = h('p', { class: 'passni-duplicate', id: 'duplicate', hidden: true });
  const systems = systemsPanel(app, attempt);
  const check = checkPanel(app, attempt);
  const logout = button({ text: texts.logout, busyText: texts.leaving, id: 'logout', onclick: leave });
  let wire = wireTable(app);
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: 'verdict is-verified' }, icon('done'), heading),
    h('p', { class: 'lead' }, app.ticket ? texts.entered : texts.kept),
    warning,
    alert.element,
    systems.element,
    check.element,
    app.ticket && [ticketPanel(app), knownPanel(app)],
    wire,
    h('div', { class: 'actions' }, logout.element, h('p', { class: 'hint' }, texts.logoutHint)),
  );

  /** A call of the flow's: what goes wrong is shown here, and answered as nothing. */
  async function attempt(call) {
    alert.show(undefined);
    try {
      return await call();
    } catch (thrown) {
      const error = app.presentable(thrown);
      // One that ended the login is told by what comes after it.
      if (error.kind !== 'cancelled' && app.flow?.state.name === 'verified') {
        alert.show({ text: error.message, lang: app.flowLang });
        app.announce.atOnce(error.message);
      }
      return undefined;
    }
  }

  function leave() {
    attempt(() => app.flow.logout());
  }

  function update(state) {
    if (state.name === 'loggedOut') return app.show('session');
    const can = (action) => state.actions.includes(action);
    logout.set({ busy: state.pending === 'logout', enabled: can('logout') });
    systems.update(state);
    check.update(state);
    warn(state.duplicate);
    redrawWire();
    return undefined;
  }

  function warn(duplicate) {
    const text = duplicate ? texts.duplicate(duplicate.ip ?? texts.someAddress) : '';
    if (warning.textContent === text) return;
    warning.textContent = text;
    warning.hidden = !text;
    app.announce.atOnce(text);
  }

  /** More goes to the proxy while one looks. */
  function redrawWire() {
    if (wire.contains(document.activeElement)) return;
    const next = wireTable(app);
    next.open = wire.open;
    wire.replaceWith(next);
    wire = next;
  }

  update(app.flow.state);
  systems.load();
  return { step: 'outcome', element, heading, update };
}
