import { CODE_LENGTH, codeIn } from '../code-text.js';
import { createCountdown } from '../countdown.js';
import { button, h } from '../dom.js';
import { field } from '../field.js';
import { counted } from '../texts/index.js';
import { frame } from './frame.js';

/**
 * A code that came by message, or was heard on a call.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function codeView(app) {
  const { t, session } = app;
  const { code: texts } = t;
  const { around, alert } = frame(app, { heading: texts.heading, text: app.method.heard ? texts.heard : texts.sent });
  const input = h('input', {
    type: 'text', class: 'code', autocomplete: 'one-time-code', inputmode: 'numeric', required: true,
    enterkeyhint: 'done', oninput: typed, onpaste: pasted,
  });
  const entry = field({ name: 'code', label: texts.label, control: input });
  const confirm = button({ text: texts.confirm, kind: 'primary', type: 'submit', name: 'confirm' });
  const resend = button({ text: texts.resend, name: 'resend', onclick: again });
  const left = h('p', { class: 'hint', part: 'hint', hidden: true });
  const clock = createCountdown({
    label: texts.timeLeft,
    now: app.now,
    say: (seconds) => app.announce(counted(t.timeLeft, seconds)),
  });
  const form = h(
    'form', { class: 'inner', novalidate: true, onsubmit: submitted },
    entry.element, clock.element, left,
    h('div', { class: 'actions', part: 'actions' }, confirm.element, resend.element),
  );
  const element = around(form);
  let tried = ''; // the code that was sent last: not again by itself
  let isOld = false;

  /** @param {Event} event */
  function typed(event) {
    // A character that is still being composed is left alone.
    if (/** @type {InputEvent} */ (event).isComposing) return;
    take(input.value);
  }

  /** @param {ClipboardEvent} event */
  function pasted(event) {
    event.preventDefault();
    entry.fail(undefined);
    take(event.clipboardData?.getData('text') ?? '');
  }

  /** @param {string} text */
  function take(text) {
    const code = codeIn(text);
    if (input.value !== code) input.value = code;
    if (code.length === CODE_LENGTH && code !== tried) send(code);
  }

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    const code = codeIn(input.value);
    if (code.length === CODE_LENGTH) return send(code);
    entry.fail(texts.short);
    entry.focus();
  }

  /** @param {string} code */
  async function send(code) {
    if (!session.can('confirm')) return;
    tried = code;
    clear();
    report(await session.run((flow) => flow.confirm(code)));
  }

  async function again() {
    if (!session.can('resend')) return;
    clear();
    const error = await session.run((flow) => flow.resend());
    if (error || !session.can('confirm')) return report(error);
    input.value = tried = '';
    app.announce(texts.resent);
    entry.focus();
  }

  function clear() {
    alert.show(undefined);
    entry.fail(undefined);
  }

  /** @param {import('../../types/common.js').ErrorDetail | undefined} error */
  function report(error) {
    if (!error || !element.isConnected) return;
    // A code that never arrived can be sent again as it is.
    if (error.kind === 'network') tried = '';
    if (error.kind === 'network' || error.phase === 'resend' || error.reason === 'noResends') {
      return alert.show(app.explain(error));
    }
    entry.fail(app.explain(error));
    input.select();
    entry.focus();
  }

  return {
    element,
    focus: entry.focus,
    report,
    stop: clock.stop,
    update(state) {
      if (!state) return;
      const { pending, actions, attemptsLeft, resendsLeft, error } = state;
      const wasOld = isOld;
      isOld = !pending && !actions.includes('confirm');
      clock.set(isOld ? undefined : state.codeExpiresAt);
      confirm.set({
        text: pending === 'confirm' ? texts.confirming : texts.confirm,
        off: !actions.includes('confirm'),
        // The way on comes first: once the code is too old, that is another one.
        hidden: isOld,
      });
      resend.set({
        text: pending === 'resend' ? texts.resending : texts.resend,
        off: !actions.includes('resend'),
        hidden: app.method.heard === true,
        kind: isOld ? 'primary' : 'secondary',
      });
      if (isOld && !wasOld) entry.fail(texts.over);
      const missed = error?.next === 'retryCode' && attemptsLeft !== undefined;
      const scarce = resendsLeft !== undefined && resendsLeft < 3 && !app.method.heard;
      const counts = [
        missed && counted(texts.attemptsLeft, attemptsLeft), scarce && counted(texts.resendsLeft, resendsLeft),
      ].filter(Boolean);
      left.hidden = counts.length === 0;
      left.textContent = counts.join(' · ');
    },
  };
}
