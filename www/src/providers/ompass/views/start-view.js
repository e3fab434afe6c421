import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';
import { chosenMethod } from '../../../views/form-view.js';
import { methodOf } from '../methods.js';

/**
 * The button that opens OMPASS's window or goes to its page: a window needs a click of its own, and after a password
 * that was checked the click is over.
 * @param {import('../../../app.js').App} app
 */
export function startView(app) {
  const texts = app.t.start;
  const { id, method } = methodOf(app.facts.methodId);
  const { heading: title, text, go: label } = texts[id];
  const heading = h('h2', { tabindex: '-1' }, title);
  const alert = errorBox();
  const go = button({ text: label, busyText: texts.opening, kind: 'primary', id: 'open-ompass', onclick: open });
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    chosenMethod(app),
    alert.element,
    h('p', { class: 'lead' }, text),
    method === 'u2f' && magicNumbers(app),
    h('p', { class: 'sealed' }, icon('lock'), h('span', {}, texts.sealed)),
    h('div', { class: 'actions' }, go.element),
  );

  async function open() {
    alert.show(undefined);
    go.set({ busy: true });
    const error = await app.openPage();
    go.set({ busy: false });
    if (!error) return;
    alert.show({ text: error.message, lang: app.flowLang });
    app.announce.atOnce(error.message);
  }

  return { step: 'form', element, heading };
}

/** The numbers that make the emulator fail are typed on OMPASS's page: here is which. */
function magicNumbers({ t, lang, numbers }) {
  const line = ({ phone, ...sentences }) =>
    h(
      'li',
      { class: 'magic-number' },
      h('span', { class: 'failure-number' }, phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3')),
      h('span', {}, sentences[lang]),
    );
  return h(
    'section',
    { class: 'fill', 'aria-label': t.fill.heading },
    h(
      'details',
      { class: 'failures' },
      h('summary', {}, t.fill.failures),
      h('p', { class: 'hint' }, t.fill.failuresHint),
      h('ul', { class: 'magic-numbers' }, numbers.map(line)),
    ),
  );
}
