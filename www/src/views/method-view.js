import { button } from '../controls.js';
import { h, icon } from '../dom.js';
import { METHODS } from '../methods.js';

/**
 * Step 1: which of the six methods.
 * @param {import('../app.js').App} app
 */
export function methodView(app) {
  const texts = app.t.methods;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const form = h(
    'form',
    { method: 'post', class: 'stack', onsubmit: chosen, onchange: () => (app.methodId = picked()) },
    heading,
    h(
      'fieldset',
      { class: 'methods' },
      h('legend', { class: 'visually-hidden' }, texts.legend),
      group(
        'carrier',
        METHODS.filter((method) => !method.possession),
      ),
      group(
        'possession',
        METHODS.filter((method) => method.possession),
      ),
    ),
    h('div', { class: 'actions' }, button({ text: texts.next, kind: 'primary', type: 'submit' }).element),
  );

  function group(name, methods) {
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

  function card({ id }) {
    const [name, about] = texts[id];
    return h(
      'label',
      { class: 'card' },
      h('input', { type: 'radio', name: 'method', value: id, checked: id === app.methodId }),
      icon(id),
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
}
