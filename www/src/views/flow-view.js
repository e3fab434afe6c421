import { button, errorBox } from '../controls.js';
import { createCountdown } from '../countdown.js';
import { h } from '../dom.js';
import { appStep } from './app-step.js';
import { callStep } from './call-step.js';
import { codeStep } from './code-step.js';

const STEPS = { awaitingCode: codeStep, awaitingApp: appStep, awaitingCall: callStep, calling: callStep };

/**
 * Whether a state is one that this view shows.
 * @param {{ name: string }} state
 */
export const isUnderWay = (state) => Object.hasOwn(STEPS, state.name);

/**
 * Step 3: the frame around what the method waits for: the clock of the whole, what went wrong, and the ways out.
 * @param {import('../app.js').App} app
 */
export function flowView(app) {
  const texts = app.t.flow;
  const alert = errorBox();
  const heading = h('h2', { tabindex: '-1' });
  const clock = createCountdown({
    label: texts.flowTime,
    over: texts.timeOver,
    now: app.now,
    onSpoken: (seconds) => app.announce.politely(texts.timeLeft(texts.flowTime, seconds)),
  });
  const step = STEPS[app.journey.state.name](app, { heading, report, clear: () => alert.show(undefined) });
  const cancel = button({ text: texts.cancel, kind: 'quiet', id: 'cancel', onclick: () => app.journey.cancel() });
  const toSms = button({ text: texts.toSms, kind: 'quiet', id: 'to-sms', onclick: () => app.switchToSms() });
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    alert.element,
    step.element,
    h(
      'footer',
      { class: 'flow-foot' },
      clock.element,
      h('div', { class: 'ways-out' }, step.offersSms && toSms.element, cancel.element),
    ),
  );

  function report(error) {
    alert.show({ text: error.message, lang: app.flowLang });
    app.announce.atOnce(error.message);
  }

  function update(state) {
    clock.set(state.expiresAt);
    step.update(state);
  }

  update(app.journey.state);
  return {
    step: 'flow',
    element,
    heading,
    update,
    report,
    leave() {
      clock.stop();
      step.leave?.();
    },
  };
}
