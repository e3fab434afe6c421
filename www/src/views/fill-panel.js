import { h } from '../dom.js';
import { methodOf } from '../methods.js';

const PERSON = {
  userName: '홍길동',
  userPhone: '010-1234-5678',
  userBirthday: '19900101',
  userGender: '1',
  userNation: '0',
  providerId: 'SKT',
  usageCode: '01005',
};

/**
 * One press fills the form: with a fictional person, or with one whose number makes the emulator fail.
 * @param {import('../app.js').App} app
 * @param {(values: Record<string, string>) => void} fill
 */
export function fillPanel(app, fill) {
  const { fill: texts } = app.t;
  const numbers = app.settings.numbers.filter(({ methods }) => methods.includes(methodOf(app.methodId).word));
  const person =
    (userPhone = PERSON.userPhone) =>
    () =>
      fill({ ...PERSON, userPhone });
  return h(
    'section',
    { class: 'fill', 'aria-label': texts.heading },
    h('button', { type: 'button', class: 'button is-quiet', onclick: person() }, texts.person),
    numbers.length > 0 &&
      h(
        'details',
        { class: 'failures' },
        h('summary', {}, texts.failures),
        h('p', { class: 'hint' }, texts.failuresHint),
        h(
          'ul',
          {},
          numbers.map((number) =>
            h(
              'li',
              {},
              h(
                'button',
                { type: 'button', class: 'failure', onclick: person(number.phone) },
                h('span', { class: 'failure-number' }, number.phone.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3')),
                h('span', {}, number[app.lang]),
              ),
            ),
          ),
        ),
      ),
  );
}
