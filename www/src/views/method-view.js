import { button } from '../controls.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';

/**
 * The first step: which of a provider's methods, in groups. Its texts are those of `methods`, by the ids.
 * @param {Record<string, { id: string, icon: string }[]>} groups
 * @returns {(app: import('../app.js').App) => import('../app.js').View}
 */
export const methodView = (groups) => (app) => {
  const texts = app.t.methods;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const form = h(
    'form',
    { method: 'post', class: 'stack', onsubmit: chosen, onchange: () => (app.facts.methodId = picked()) },
    heading,
    h('p', { class: 'intro' }, texts.intro),
    h(
      'fieldset',
      { class: 'methods' },
      h('legend', { class: 'visually-hidden' }, texts.legend),
      Object.entries(groups).map(group),
    ),
    h('div', { class: 'actions' }, button({ text: texts.next, kind: 'primary', type: 'submit' }).element),
  );

  function group([name, methods]) {
    return h(
      'div',
      { class: 'method-group' },
      h(
        'p',
        { class: 'group-title' },
        h('strong', {}, texts[name]),
        ' ',
        h('span', { class: 'note' }, texts[`${name}Hint`]),
      ),
      h('div', { class: 'cards' }, methods.map(card)),
    );
  }

  function card({ id, icon: drawing }) {
    const [name, about] = texts[id];
    return h(
      'label',
      { class: 'card' },
      h('input', { type: 'radio', name: 'method', value: id, checked: id === app.facts.methodId }),
      icon(drawing),
      h(
        'span',
        { class: 'card-text' },
        h('span', { class: 'card-name' }, name),
        h('span', { class: 'card-about' }, about),
      ),
    );
  }

  function chosen(event) {
    event.preventDefault();
    app.choose(picked());
  }

  function picked() {
    return new FormData(form).get('method');
  }

  return { step: 'method', element: form, heading };
};
