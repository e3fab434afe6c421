import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';

/**
 * Step 1: whether the user is logged on already, here or at another site. Nobody is asked for anything yet.
 * @param {import('../../../app.js').App} app
 */
export function lookView(app) {
  const texts = app.t.look;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const alert = errorBox();
  const waiting = h(
    'div',
    { class: 'pulse-row' },
    h('span', { class: 'pulse', 'aria-hidden': 'true' }),
    h('p', { class: 'waiting' }, texts.waiting),
  );
  const again = button({ text: texts.again, kind: 'primary', id: 'look-again', onclick: enter });
  const actions = h('div', { class: 'actions' }, again.element);
  const lead = h('p', { class: 'lead' }, texts.text);
  const element = h('div', { class: 'stack' }, heading, lead, alert.element, waiting, actions);

  function show(error) {
    waiting.hidden = error !== undefined;
    actions.hidden = error === undefined;
    alert.show(error && { text: error.message, lang: app.flowLang });
  }

  async function enter() {
    const focused = element.contains(document.activeElement);
    show(undefined);
    if (focused) heading.focus();
    const error = await app.enter();
    if (error) {
      show(error);
      app.announce.atOnce(error.message);
    }
  }

  show(app.refused);
  // A page in another language shows what is under way.
  if (!app.refused && !app.flow?.state.pending) enter();
  return { step: 'look', element, heading };
}
