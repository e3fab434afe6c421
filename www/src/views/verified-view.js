import { button } from '../controls.js';
import { h, icon } from '../dom.js';
import { methodName } from '../methods.js';
import { redeem } from '../redeem.js';
import { wireTable } from './wire-table.js';

/**
 * Step 4, with a ticket: what the browser got, what it did not get, and what the service's server read from the ticket.
 * @param {import('../app.js').App} app
 */
export function verifiedView(app) {
  const texts = app.t.outcome;
  const heading = h('h2', { tabindex: '-1' }, texts.verified);
  const known = h('div', { class: 'known', 'aria-busy': 'true' });
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: 'verdict is-verified' }, icon('done'), heading),
    h('p', { class: 'lead' }, texts.verifiedHint),
    h(
      'section',
      { class: 'panel' },
      h('h3', {}, texts.browser),
      h(
        'p',
        { class: 'ticket' },
        h('span', { class: 'note' }, `${texts.ticket}: ${texts.ticketSize(app.ticket.length)}`),
        h('code', {}, `${app.ticket.slice(0, 40)}…`),
      ),
      h('h3', {}, texts.notGot),
      h('p', { class: 'struck' }, texts.notGotList),
    ),
    h(
      'section',
      { class: 'panel is-server' },
      h('h3', {}, texts.server),
      h('p', { class: 'hint' }, texts.serverHint),
      known,
    ),
    wireTable(app),
    h(
      'div',
      { class: 'actions' },
      button({ text: texts.again, kind: 'primary', id: 'again', onclick: app.startOver }).element,
    ),
  );

  // A ticket opens once: a page in another language shows what was read the first time.
  app.redeemed ??= { ticket: undefined };
  if (app.redeemed.ticket !== app.ticket) app.redeemed = { ticket: app.ticket, identity: redeem(app.ticket) };
  app.redeemed.identity
    .then(
      (identity) => known.replaceChildren(identityList(identity, app)),
      () => known.replaceChildren(h('p', { class: 'error' }, texts.serverFailed)),
    )
    .finally(() => known.removeAttribute('aria-busy'));
  return { step: 'outcome', element, heading };
}

// As the provider writes it and its users read it, wherever this page is looked at.
const inSeoul = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Seoul' };

function identityList(identity, { t, lang }) {
  const texts = t.outcome;
  const shown = {
    ...identity,
    method: methodName(identity.method, t),
    verifiedAt: new Date(identity.verifiedAt).toLocaleString(lang, inSeoul),
    assurance: texts.assurances[identity.assurance],
    gender: texts.genders[identity.gender],
    nation: texts.nations[identity.nation],
    isAdult: identity.isAdult === undefined ? undefined : identity.isAdult ? texts.yes : texts.no,
  };
  const rows = Object.entries(texts.fields).filter(([name]) => shown[name] !== undefined);
  return h(
    'dl',
    { class: 'identity' },
    rows.map(([name, label]) => h('div', {}, h('dt', {}, label), h('dd', {}, shown[name]))),
  );
}
