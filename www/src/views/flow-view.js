import { button, errorBox } from '../controls.js';
import { connectionLine } from '../connection.js';
import { createCountdown } from '../countdown.js';
import { h } from '../dom.js';

/**
 * The step in which something is waited for: the frame around it, with the clock of the whole, what went wrong, and the
 * ways out.
 * @param {Record<string, (app: import('../app.js').App, frame: Frame) => Waiting>} steps by the state's name
 * @returns {(app: import('../app.js').App) => import('../app.js').View}
 * @typedef {object} Frame
 * @property {HTMLElement} heading
 * @property {(error: Error, remedy?: HTMLElement) => void} report
 * @property {() => void} clear takes the report away
 * @typedef {object} Waiting what one state shows
 * @property {HTMLElement} element
 * @property {(state: import('bonin').CommonState) => void} update
 * @property {(HTMLElement | false | undefined)[]} [waysOut] beside the one that cancels
 * @property {HTMLElement} [focus] takes the focus when the step comes, in place of the heading
 * @property {boolean} [ownClock] it shows a clock of its own, and one is enough
 * @property {() => void} [leave]
 */
export const flowView = (steps) => (app) => {
  const texts = app.t.flow;
  const alert = errorBox();
  const heading = h('h2', { tabindex: '-1' });
  const clock = createCountdown({
    label: texts.flowTime,
    over: texts.timeOver,
    now: app.now,
    onSpoken: (seconds) => app.announce.politely(texts.timeLeft(texts.flowTime, seconds)),
  });
  const step = steps[app.flow.state.name](app, { heading, report, clear: () => alert.show(undefined) });
  const connection = connectionLine(app);
  const cancel = button({ text: texts.cancel, kind: 'quiet', id: 'cancel', onclick: () => app.flow.cancel() });
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    alert.element,
    connection.element,
    step.element,
    h(
      'footer',
      { class: 'flow-foot' },
      !step.ownClock && clock.element,
      h('div', { class: 'ways-out' }, step.waysOut ?? [], cancel.element),
    ),
  );

  function report(error, remedy) {
    alert.show({ text: error.message, lang: app.flowLang }, remedy);
    app.announce.atOnce(error.message);
  }

  function update(state) {
    if (!step.ownClock) clock.set(state.expiresAt);
    step.update(state);
  }

  update(app.flow.state);
  return {
    step: 'flow',
    element,
    heading,
    focus: step.focus,
    update,
    report,
    leave() {
      clock.stop();
      connection.stop();
      step.leave?.();
    },
  };
};
