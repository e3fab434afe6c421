import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { reopenButton } from '../../../reopen.js';
import { methodOf } from '../methods.js';
import { waiting } from './waiting.js';

/**
 * The person is in Toss's own window or page, or was.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function windowStep(app, frame) {
  const texts = app.t.flow;
  const { id } = methodOf(app.facts.methodId);
  const { heading, hint, reopen } = id === 'page' ? texts.page : texts.window;
  frame.heading.textContent = heading;
  const done = button({ text: texts.done, busyText: texts.checking, id: 'done' });
  const again = reopenButton(app, { text: reopen, before: forget });
  const wait = waiting(app, frame, { asking: done, texts: { waiting: texts.windowWaiting, notYet: texts.notYet } });
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'lead' }, hint),
    wait.element,
    h('div', { class: 'actions' }, again.element, done.element),
  );

  function forget() {
    frame.clear();
    shown = undefined;
  }

  let shown;
  return {
    element,
    update(state) {
      wait.update(state);
      const { error } = state;
      const ofWindow = ['windowBlocked', 'windowClosed'].includes(error?.reason);
      // Without a window there is nothing to wait for: opening one is the way on.
      wait.element.hidden = ofWindow;
      again.update(state, ofWindow ? 'primary' : 'secondary');
      if (ofWindow && shown !== error.reason) {
        shown = error.reason;
        frame.report(error);
      }
    },
  };
}
