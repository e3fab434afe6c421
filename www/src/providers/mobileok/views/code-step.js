import { button, field, setFieldError } from '../../../controls.js';
import { createCountdown } from '../../../countdown.js';
import { h } from '../../../dom.js';
import { toSms } from './to-sms.js';

/**
 * A code that came by message, or was heard on a call, is typed.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function codeStep(app, { heading, report, clear }) {
  const texts = app.t.flow;
  const heard = app.facts.methodId === 'arsPossession';
  heading.textContent = heard ? texts.codeHeard : texts.code;
  const input = h('input', {
    type: 'text',
    class: 'code',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    pattern: '[0-9]{6}',
    maxlength: 6,
    required: true,
  });
  const attempts = h('p', { class: 'hint', id: 'attempts' });
  const confirm = button({
    text: texts.confirm,
    busyText: texts.checking,
    kind: 'primary',
    type: 'submit',
    id: 'confirm',
  });
  const resend = button({ text: texts.resend, id: 'resend', onclick: again });
  const resends = h('span', { class: 'note', id: 'resends' });
  const clock = createCountdown({
    label: texts.codeTime,
    over: texts.timeOver,
    now: app.now,
    onSpoken: (seconds) => app.announce.politely(texts.timeLeft(texts.codeTime, seconds)),
  });
  const form = h(
    'form',
    { method: 'post', novalidate: true, class: 'stack', onsubmit: submitted },
    h('p', { class: 'lead' }, heard ? texts.codeCalled(app.whose) : texts.codeSent(app.whose)),
    h(
      'div',
      {},
      h(
        'div',
        { class: 'code-row' },
        field({ name: 'authNumber', label: texts.codeLabel, control: input }),
        clock.element,
      ),
      attempts,
    ),
    h('div', { class: 'actions' }, confirm.element, !heard && h('span', { class: 'resend' }, resend.element, resends)),
  );
  input.setAttribute('aria-describedby', attempts.id);

  async function submitted(event) {
    event.preventDefault();
    if (!app.can('confirm')) return;
    clear();
    setFieldError(form, 'authNumber', undefined);
    try {
      await app.verified(app.flow.confirm(input.value));
    } catch (error) {
      if (!app.underWay()) return;
      if (error.kind === 'network') return report(error);
      setFieldError(form, 'authNumber', { text: error.message, lang: app.flowLang });
      input.select();
      input.focus();
    }
  }

  async function again() {
    clear();
    setFieldError(form, 'authNumber', undefined);
    try {
      await app.flow.resend();
      input.value = '';
      input.focus();
      app.announce.politely(texts.resent);
      app.phoneNews();
    } catch (error) {
      if (app.underWay()) report(error);
    }
  }

  let alive = true;
  return {
    element: form,
    waysOut: heard ? [toSms(app)] : [],
    update(state) {
      clock.set(state.codeExpiresAt);
      const working = state.pending !== undefined;
      const lives = state.actions.includes('confirm') || working;
      confirm.set({ busy: state.pending === 'confirm', enabled: state.actions.includes('confirm') });
      resend.set({ busy: state.pending === 'resend', enabled: state.actions.includes('resend') });
      resends.textContent = state.resendsLeft === undefined ? '' : texts.resendsLeft(state.resendsLeft);
      attempts.textContent = lives ? texts.attemptsLeft(state.attemptsLeft) : texts.codeOver;
      if (alive && !lives) app.announce.politely(texts.codeOver);
      alive = lives;
    },
    leave: () => clock.stop(),
  };
}
