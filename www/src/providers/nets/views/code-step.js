import { button, field, setFieldError } from '../../../controls.js';
import { h } from '../../../dom.js';

/**
 * The second factor: a code that came to the user's phone.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function codeStep(app, { heading, report, clear }) {
  const texts = app.t.flow;
  const { factor } = app.flow.state;
  heading.textContent = texts.code;
  const input = h('input', {
    type: 'text',
    class: 'code',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    maxlength: 20,
    required: true,
  });
  const attempts = h('p', { class: 'hint', id: 'attempts' });
  const { confirm: text, checking: busyText } = texts;
  const confirm = button({ text, busyText, kind: 'primary', type: 'submit', id: 'confirm' });
  const form = h(
    'form',
    { method: 'post', novalidate: true, class: 'stack', onsubmit: submitted },
    h('p', { class: 'lead' }, texts.codeSent(factor?.userID ?? '')),
    h(
      'div',
      {},
      h('div', { class: 'code-row' }, field({ name: 'code', label: texts.codeLabel, control: input })),
      attempts,
    ),
    h('div', { class: 'actions' }, confirm.element),
  );
  input.setAttribute('aria-describedby', attempts.id);

  async function submitted(event) {
    event.preventDefault();
    if (!app.can('secondFactor')) return;
    clear();
    setFieldError(form, 'code', undefined);
    const error = await app.confirm(input.value);
    if (!error || app.flow.state.name !== 'awaitingCode') return;
    if (error.kind === 'network') return report(error);
    setFieldError(form, 'code', { text: error.message, lang: app.flowLang });
    input.select();
    input.focus();
  }

  // The phone of a user who does not exist is known to this page; of another one the SSO server alone knows it.
  const phone = app.numbers.find(({ user }) => user === factor?.userID)?.phone;
  if (phone) app.turnOnPhone(phone);
  app.phoneNews();
  return {
    element: form,
    update({ pending, attemptsLeft, actions }) {
      confirm.set({ busy: pending !== undefined, enabled: actions.includes('secondFactor') });
      attempts.textContent = attemptsLeft === undefined ? '' : texts.attemptsLeft(attemptsLeft);
    },
  };
}
