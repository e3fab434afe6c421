import { button } from '../controls.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';

/**
 * The last step, without a ticket: what happened, and what can be done about it. A provider may have ways out of its
 * own; the first of them stands before starting over where it is the better one.
 * @param {import('../app.js').App} app
 */
export function endedView(app) {
  const texts = app.t.outcome;
  const { name, error } = app.ended;
  const heading = h('h2', { tabindex: '-1' }, texts[name]);
  // What the flow says is in its own language; what this page says, in the page's.
  const said = name === 'failed' && error?.message;
  const hint = { cancelled: texts.cancelledHint, expired: texts.expiredHint }[name];
  const { better, others = [] } = app.provider.waysOut?.(app, app.ended) ?? {};
  const again = { text: texts.again, kind: better ? 'secondary' : 'primary', id: 'again' };
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: `verdict is-${name}` }, icon(name === 'expired' ? 'clock' : 'stop'), heading),
    said ? h('p', { class: 'lead', lang: app.flowLang }, said) : h('p', { class: 'lead' }, hint),
    error?.kind && developersLine(texts, error),
    h(
      'div',
      { class: 'actions' },
      better && button({ ...better, kind: 'primary' }).element,
      button({ ...again, onclick: () => app.startOver() }).element,
      others.map((other) => button(other).element),
    ),
  );
  return { step: 'outcome', element, heading };
}

function developersLine(texts, { kind, code, phase, next }) {
  const parts = [
    ['kind', kind],
    ['code', code],
    ['phase', phase],
    ['next', next],
  ].filter(([, value]) => value);
  return h(
    'p',
    { class: 'developers' },
    h('span', { class: 'note' }, texts.detail),
    ' ',
    parts.map(([name, value]) => h('code', {}, `${name}: ${value}`)),
  );
}
