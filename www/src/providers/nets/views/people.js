import { h } from '../../../dom.js';

/**
 * The users of the emulator, who do not exist: one press fills the form, and what happens to that user then happens.
 * @param {import('../../../app.js').App} app
 * @param {(values: { userID: string, password: string }) => void} fill
 */
export function people(app, fill) {
  const { people: texts } = app.t;
  const [someone, ...others] = app.numbers;
  const press = ({ user, password }) => fill({ userID: user, password });
  return h(
    'section',
    { class: 'fill', 'aria-label': texts.heading },
    h('button', { type: 'button', class: 'button is-quiet', onclick: () => press(someone) }, texts.fill(someone.user)),
    h(
      'details',
      { class: 'failures' },
      h('summary', {}, texts.others),
      h('p', { class: 'hint' }, texts.password, ' ', h('code', {}, someone.password)),
      h('ul', {}, others.map(line)),
    ),
  );

  function line(person) {
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'failure', 'data-user': person.user, onclick: () => press(person) },
        h('code', { class: 'failure-number' }, person.user),
        h('span', {}, person[app.lang]),
      ),
    );
  }
}
