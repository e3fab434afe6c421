import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { changeNumber, toSms } from './ways-out.js';

/**
 * The user approves in the PASS app; the page asks for the result meanwhile.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function appStep(app, { heading, clear }) {
  const { poll } = app;
  const texts = app.t.flow;
  heading.textContent = texts.app;
  const status = h('p', { class: 'waiting', id: 'waiting' }, texts.waiting);
  const approved = button({
    text: texts.approved,
    busyText: texts.checking,
    id: 'approved',
    onclick: ask,
  });
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'lead' }, texts.appHint(app.whose)),
    h('div', { class: 'pulse-row' }, h('span', { class: 'pulse', 'aria-hidden': 'true' }), status),
    h('div', { class: 'actions' }, approved.element),
  );

  let asked = false;
  function ask() {
    if (!app.can('confirm')) return;
    clear();
    asked = true;
    poll.askNow();
  }

  if (!poll.running) poll.start();
  return {
    element,
    waysOut: [changeNumber(app), toSms(app)],
    update(state) {
      const asking = state.pending === 'confirm' && asked;
      approved.set({ busy: asking, enabled: state.actions.includes('confirm') });
      if (asked && !asking && state.error?.next === 'wait') {
        asked = false;
        status.textContent = texts.notYet;
        app.announce.politely(texts.notYet);
      }
    },
  };
}
