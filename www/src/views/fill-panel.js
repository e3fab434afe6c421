import { h } from '../dom.js';

/**
 * One press fills the form: with a fictional person, or with one whose number makes the emulator fail.
 * @param {import('../app.js').App} app
 * @param {object} options
 * @param {Record<string, string>} options.person
 * @param {{ phone: string, ko: string, en: string }[]} [options.numbers]
 * @param {(values: Record<string, string>) => void} options.fill
 */
export function fillPanel(app, { person, numbers = [], fill }) {
  const { fill: texts } = app.t;
  return h(
    'section',
    { class: 'fill', 'aria-label': texts.heading },
    h('h3', {}, texts.heading),
    h('button', { type: 'button', class: 'button is-quiet', onclick: () => fill(person) }, texts.person),
    numbers.length > 0 &&
      h(
        'details',
        { class: 'failures' },
        h('summary', {}, texts.failures),
        h('p', { class: 'hint' }, texts.failuresHint),
        h('ul', {}, numbers.map(line)),
      ),
  );

  function line({ phone, ...sentences }) {
    const onclick = () => fill({ ...person, userPhone: phone });
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'failure', onclick },
        h('span', { class: 'failure-number' }, phone.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3')),
        h('span', {}, sentences[app.lang]),
      ),
    );
  }
}
