import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';
import { clockTime } from '../../../present.js';
import { knownPanel, ticketPanel } from '../../../views/ticket-panels.js';
import { wireTable } from '../../../views/wire-table.js';

/**
 * The last step: the user is logged on, and the flow goes on looking whether that holds.
 * @param {import('../../../app.js').App} app
 */
export function sessionView(app) {
  const texts = app.t.session;
  const { account, gateUrl } = app.flow.state;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const alert = errorBox();
  const panels = h('div', { class: 'stack' });
  const next = h('p', { class: 'hint', id: 'next-look' });
  const { checking: busyText } = app.t.flow;
  const look = button({ text: texts.look, busyText, kind: 'primary', id: 'look', onclick: looked });
  const off = button({ text: texts.logOff, id: 'log-off', onclick: left });
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: 'verdict is-verified' }, icon('done'), heading),
    h('p', { class: 'lead' }, app.facts.typed ? texts.typed : texts.seen),
    alert.element,
    account?.remainDays && h('p', { class: 'lead' }, texts.remains(account.remainDays)),
    h(
      'section',
      { class: 'panel' },
      h('h3', {}, texts.holds),
      next,
      h('div', { class: 'actions' }, look.element, otherSite(app), off.element),
      h('p', { class: 'hint' }, texts.otherDevice),
    ),
    gateUrl && h('p', {}, texts.gate, ' ', h('a', { href: gateUrl, rel: 'noopener', target: '_blank' }, gateUrl)),
    panels,
  );

  async function looked() {
    alert.show(undefined);
    const error = await app.look();
    if (app.flow?.state.name !== 'verified') return;
    if (error) show(error);
    else app.announce.politely(texts.stillOn);
  }

  async function left() {
    alert.show(undefined);
    const error = await app.logOff();
    if (error) show(error);
  }

  function show(error) {
    alert.show({ text: error.message, lang: app.flowLang });
    app.announce.atOnce(error.message);
  }

  /** After a reload there is none any more: the logon goes on without. */
  function ticketCame() {
    panels.replaceChildren(
      ...(app.ticket ? [ticketPanel(app), knownPanel(app)] : [h('p', { class: 'hint' }, texts.noTicket)]),
      wireTable(app),
    );
  }

  function update({ actions, pending, pollAt }) {
    if (actions.includes('result')) app.collect();
    look.set({ busy: pending === 'check', enabled: actions.includes('check') });
    off.set({ enabled: actions.includes('logoff') });
    if (pollAt !== undefined) next.textContent = texts.next(clockTime(pollAt, app.lang));
  }

  app.ticketCame = ticketCame;
  ticketCame();
  update(app.flow.state);
  return { step: 'outcome', element, heading, update, leave: () => (app.ticketCame = undefined) };
}

/** In a tab of its own, so that both can be seen. */
function otherSite({ t, lang, provider, settings: { other } }) {
  const url = new URL(other.url);
  url.searchParams.set('provider', provider.name);
  url.searchParams.set('lang', lang);
  const text = t.session.otherSite(t.site.badge(other.id.toUpperCase()));
  const newTab = { target: '_blank', rel: 'noopener' };
  return h('a', { href: url.href, ...newTab, class: 'button is-secondary', id: 'other-site' }, text);
}
