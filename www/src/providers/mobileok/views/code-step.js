import { codeField } from '../../../code-field.js';
import { button, setFieldError } from '../../../controls.js';
import { createCountdown } from '../../../countdown.js';
import { h } from '../../../dom.js';
import { changeNumber, toSms } from './ways-out.js';

/**
 * A code that came by message, or was heard on a call, is typed.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function codeStep(app, { heading, report, clear }) {
  const texts = app.t.flow;
  const heard = app.facts.methodId === 'arsPossession';
  heading.textContent = heard ? texts.codeHeard : texts.code;
  const attempts = h('p', { class: 'hint', id: 'attempts' });
  const code = codeField({ name: 'authNumber', label: texts.codeLabel, digits: 6, describedBy: attempts.id });
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
        code.element,
        clock.element,
      ),
      attempts,
    ),
    h('div', { class: 'actions' }, confirm.element, !heard && h('span', { class: 'resend' }, resend.element, resends)),
  );

  async function submitted(event) {
    event.preventDefault();
    if (!app.can('confirm')) return;
    clear();
    setFieldError(form, 'authNumber', undefined);
    try {
      await app.verified(app.flow.confirm(code.input.value));
    } catch (error) {
      if (!app.underWay()) return;
      if (error.kind === 'network') return report(error);
      setFieldError(form, 'authNumber', { text: error.message, lang: app.flowLang });
      code.again();
    }
  }

  async function again() {
    clear();
    setFieldError(form, 'authNumber', undefined);
    try {
      await app.flow.resend();
      code.clear();
      app.announce.politely(texts.resent);
      app.phoneNews();
    } catch (error) {
      if (app.underWay()) report(error);
    }
  }

  let alive = true;
  let most;
  return {
    element: form,
    focus: code.input,
    ownClock: true,
    waysOut: [changeNumber(app), heard && toSms(app)],
    update(state) {
      clock.set(state.codeExpiresAt);
      const working = state.pending !== undefined;
      const lives = state.actions.includes('confirm') || working;
      const { actions, pending, attemptsLeft } = state;
      // The first button is the way on: once the code is too old, that is another one.
      confirm.set({
        busy: pending === 'confirm',
        enabled: actions.includes('confirm'),
        kind: lives ? 'primary' : 'secondary',
      });
      resend.set({
        busy: pending === 'resend',
        enabled: actions.includes('resend'),
        kind: lives ? 'secondary' : 'primary',
      });
      resends.textContent = state.resendsLeft === undefined ? '' : texts.resendsLeft(state.resendsLeft);
      most ??= attemptsLeft;
      const missed = attemptsLeft < most || attemptsLeft === 1;
      attempts.textContent = lives ? (missed ? texts.attemptsLeft(attemptsLeft) : '') : texts.codeOver;
      if (alive && !lives) app.announce.politely(texts.codeOver);
      alive = lives;
    },
    leave: () => clock.stop(),
  };
}
