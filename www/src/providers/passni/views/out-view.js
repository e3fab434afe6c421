import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';

/**
 * Logged out: by this page, or anywhere else.
 * @param {import('../../../app.js').App} app
 */
export function outView(app) {
  const { out: texts } = app.t;
  const { error, propagated } = app.flow.state;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const why = propagated === undefined ? texts.elsewhere : texts.here;
  const again = button({ text: texts.again, kind: 'primary', id: 'again', onclick: () => app.startOver() });
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: 'verdict' }, icon('door'), heading),
    error ? h('p', { class: 'lead', lang: app.flowLang }, error.message) : h('p', { class: 'lead' }, why),
    h('p', { class: 'hint' }, texts.own),
    h('div', { class: 'actions' }, again.element),
  );
  return { step: 'outcome', element, heading };
}
