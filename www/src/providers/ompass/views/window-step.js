import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { reopenButton } from '../../../reopen.js';
import { methodOf } from '../methods.js';

/**
 * The person is on OMPASS's page, or was: what comes back is taken by itself.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function windowStep(app, frame) {
  const texts = app.t.flow;
  const { heading, hint, reopen } = methodOf(app.facts.methodId).how === 'redirect' ? texts.page : texts.window;
  frame.heading.textContent = heading;
  const status = h('p', { class: 'waiting', id: 'waiting' }, texts.waiting);
  const row = h('div', { class: 'pulse-row' }, h('span', { class: 'pulse', 'aria-hidden': 'true' }), status);
  const again = reopenButton(app, { text: reopen, before: forget });
  const anew = button({ text: app.t.outcome.once, kind: 'primary', id: 'anew', onclick: app.startAnew });
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'lead' }, hint),
    row,
    h('p', { class: 'hint' }, texts.declined),
    h('div', { class: 'actions' }, again.element),
  );
  let shown;
  let taken = false;

  function forget() {
    frame.clear();
    shown = undefined;
  }

  return {
    element,
    update(state) {
      const { name, pending, error } = state;
      const checking = pending === 'finish' || name === 'verified';
      status.textContent = checking ? texts.checking : texts.waiting;
      const ofWindow = ['windowBlocked', 'windowClosed'].includes(error?.reason);
      row.hidden = ofWindow;
      again.update(state, ofWindow ? 'primary' : 'secondary');
      // A result that got lost does not come a second time: OMPASS's page has done its work.
      const lost = error?.phase === 'finish';
      element.hidden = lost;
      if (name === 'verified' && !taken) {
        taken = true;
        app.take();
      }
      if (error && shown !== error.message) frame.report(error, lost ? anew.element : undefined);
      else if (!error && shown) frame.clear();
      shown = error?.message;
    },
  };
}
