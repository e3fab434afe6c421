import { button } from '../controls.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { knownPanel, ticketPanel } from './ticket-panels.js';
import { wireTable } from './wire-table.js';

/**
 * The last step, with a ticket: what the browser got, what it did not get, and what the service's server read from the
 * ticket.
 * @param {import('../app.js').App} app
 */
export function verifiedView(app) {
  const texts = app.t.outcome;
  const heading = h('h2', { tabindex: '-1' }, texts.verified);
  const again = button({ text: texts.again, kind: 'primary', id: 'again', onclick: () => app.startOver() });
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: 'verdict is-verified' }, icon('done'), heading),
    h('p', { class: 'lead' }, texts.verifiedHint),
    ticketPanel(app),
    knownPanel(app),
    wireTable(app),
    h('div', { class: 'actions' }, again.element),
  );
  return { step: 'outcome', element, heading };
}
