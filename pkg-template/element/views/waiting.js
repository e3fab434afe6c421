import { createCountdown } from '../countdown.js';
import { button, h } from '../dom.js';
import { counted } from '../texts/index.js';
import { frame, pulse } from './frame.js';

/**
 * The user approves in an app, and the page goes on by itself.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function appView(app) {
  const { t, session } = app;
  const { app: texts } = t;
  const heading = texts.heading[/** @type {'mobileok'} */ (app.provider)];
  const { around, alert, title } = frame(app, { heading, text: texts.text });
  const open = button({ text: texts.open, kind: 'primary', name: 'open', onclick: () => app.reopen() });
  const look = button({ text: texts.look, name: 'look', onclick: () => session.look() });
  const clock = clockOf(app);
  app.wait();
  return {
    element: around(pulse(texts.waiting), clock.element, actions(open.element, look.element)),
    focus: () => title.focus(),
    report: (error) => alert.show(app.explain(error)),
    stop: clock.stop,
    update(state) {
      clock.set(state?.expiresAt);
      open.set({ hidden: !state?.open });
      // While it is asked for, the page asks by itself.
      look.set({ off: !state?.actions.includes('confirm') });
    },
  };
}

/**
 * The phone is called, and the number that is shown here is keyed in.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function callView(app) {
  const { t, session } = app;
  const { call: texts } = t;
  const { around, alert, title, lead } = frame(app, { heading: texts.heading, text: texts.before });
  const number = h('strong', { class: 'number', part: 'number' });
  const call = button({ text: texts.call, kind: 'primary', name: 'call', onclick: ring });
  const waiting = pulse(texts.waiting);
  const clock = clockOf(app);
  let hasRung = false;

  async function ring() {
    if (!session.can('call')) return;
    alert.show(undefined);
    const error = await session.run((flow) => flow.call());
    if (error) report(error);
  }

  /** @param {import('../../types/common.js').ErrorDetail} error */
  const report = (error) => alert.show(app.explain(error));

  return {
    element: around(
      h('p', { class: 'ars', part: 'ars' }, h('span', {}, texts.number), ' ', number),
      waiting, clock.element, actions(call.element),
    ),
    focus: () => title.focus(),
    report,
    stop: clock.stop,
    update(state) {
      const isCalling = state?.name === 'calling';
      hasRung ||= isCalling;
      lead.textContent = isCalling ? texts.during : texts.before;
      // Digit by digit: it is no quantity.
      const digits = state?.arsNumber ?? '';
      if (number.textContent !== digits) number.replaceChildren(...spoken(digits));
      waiting.hidden = !isCalling;
      clock.set(state?.expiresAt);
      const isBusy = state?.pending === 'call';
      call.set({
        text: isBusy ? texts.calling : hasRung ? texts.again : texts.call,
        off: !state?.actions.includes('call'),
        kind: isCalling ? 'secondary' : 'primary',
        // During a call another one is offered only once the first should have rung.
        hidden: isCalling && !isBusy && !state?.actions.includes('call'),
      });
      if (isCalling && !isBusy) app.wait();
    },
  };
}

/** @param {string} digits */
const spoken = (digits) => [
  h('span', { 'aria-hidden': 'true' }, digits), h('span', { class: 'spoken' }, [...digits].join(' ')),
];

/**
 * The user is in the provider's own window.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function windowView(app) {
  const { window: texts } = app.t;
  const { around, alert, title } = frame(app, { heading: texts.heading, text: texts.text });
  const waiting = pulse(texts.waiting);
  const open = button({ text: texts.open, name: 'open', onclick: pressed });

  // The page goes on asking, and its next answer says nothing of the window: it stays gone until it is opened.
  let isGone = false;

  function pressed() {
    isGone = false;
    alert.show(undefined);
    app.reopen();
  }

  app.wait();
  return {
    element: around(waiting, actions(open.element)),
    focus: () => title.focus(),
    report: (error) => alert.show(app.explain(error)),
    update(state) {
      const { error } = state ?? {};
      // Nothing is waited for where no window is open: opening it comes first then.
      if (error?.reason === 'windowBlocked' || error?.reason === 'windowClosed') {
        isGone = true;
        alert.show(app.explain(error));
      }
      waiting.hidden = isGone;
      const mayOpen = state?.actions.includes('open') || state?.pending === 'confirm';
      open.set({ off: !mayOpen, kind: isGone ? 'primary' : 'secondary' });
    },
  };
}

/** @param {import('../app.js').App} app */
const clockOf = ({ t, now, announce }) =>
  createCountdown({ label: t.code.timeLeft, now, say: (seconds) => announce(counted(t.timeLeft, seconds)) });

/** @param {...HTMLElement} buttons */
const actions = (...buttons) => h('div', { class: 'actions', part: 'actions' }, ...buttons);
