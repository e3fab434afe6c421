import { button } from '../controls.js';
import { h } from '../dom.js';

/**
 * The page was loaded anew in the middle of a flow: go on, or start over.
 * @param {import('../app.js').App} app
 */
export function resumeView(app) {
  const texts = app.t.resume;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    h('p', { class: 'lead' }, texts.text(app.provider.subject(app))),
    h(
      'div',
      { class: 'actions' },
      button({ text: texts.go, kind: 'primary', id: 'resume', onclick: app.resume }).element,
      button({ text: texts.drop, id: 'drop', onclick: () => app.startOver() }).element,
    ),
  );
  return { step: 'flow', element, heading };
}
