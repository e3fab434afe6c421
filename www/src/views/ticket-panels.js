import { h } from '../dom.js';
import { redeem } from '../redeem.js';

/**
 * What the browser got, and what it did not get.
 * @param {import('../app.js').App} app
 */
export function ticketPanel({ t, ticket }) {
  const texts = t.outcome;
  return h(
    'section',
    { class: 'panel' },
    h('h3', {}, texts.browser),
    h(
      'p',
      { class: 'ticket' },
      h('span', { class: 'note' }, `${texts.ticket}: ${texts.ticketSize(ticket.length)}`),
      h('code', {}, `${ticket.slice(0, 40)}…`),
    ),
    h('h3', {}, texts.notGot),
    h('p', { class: 'struck' }, texts.notGotList),
  );
}

/**
 * What the service's own server read from the ticket, masked.
 * @param {import('../app.js').App} app
 */
export function knownPanel(app) {
  const texts = app.t.outcome;
  const known = h('div', { class: 'known', 'aria-busy': 'true' });
  // A ticket opens once: a page in another language shows what was read the first time.
  if (app.redeemed?.ticket !== app.ticket) app.redeemed = { ticket: app.ticket, identity: redeem(app.ticket) };
  app.redeemed.identity
    .then(
      (identity) => known.replaceChildren(identityList(identity, app)),
      () => known.replaceChildren(h('p', { class: 'error' }, texts.serverFailed)),
    )
    .finally(() => known.removeAttribute('aria-busy'));
  return h(
    'section',
    { class: 'panel is-server' },
    h('h3', {}, texts.server),
    h('p', { class: 'hint' }, texts.serverHint),
    known,
  );
}

// As the provider writes it and its users read it, wherever this page is looked at.
const inSeoul = { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Seoul' };

function identityList(identity, { t, lang, provider }) {
  const texts = t.outcome;
  const { attributes, ...members } = identity;
  const shown = {
    ...members,
    provider: t.provider.name,
    method: provider.methodName(identity.method, t),
    verifiedAt: new Date(identity.verifiedAt).toLocaleString(lang, inSeoul),
    assurance: texts.assurances[identity.assurance],
    gender: texts.genders[identity.gender],
    nation: texts.nations[identity.nation],
    signature: texts.signatures[identity.signature],
    isAdult: identity.isAdult === undefined ? undefined : identity.isAdult ? texts.yes : texts.no,
  };
  const rows = Object.entries(texts.fields).filter(([name]) => shown[name] !== undefined);
  const own = Object.entries(attributes ?? {}).filter(([, value]) => value !== '');
  return h(
    'dl',
    { class: 'identity' },
    rows.map(([name, label]) => row(label, shown[name])),
    own.map(([name, value]) => row(h('code', {}, name), value)),
  );
}

function row(label, value) {
  return h('div', {}, h('dt', {}, label), h('dd', {}, value));
}
