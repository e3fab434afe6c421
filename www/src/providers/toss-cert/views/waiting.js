import { h } from '../../../dom.js';

/**
 * What both ways of waiting have in common: the page asks again and again, and at once when the person says that they
 * are done.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 * @param {{ asking: ReturnType<typeof import('../../../controls.js').button>, texts: { waiting: string,
 *   notYet: string } }} parts
 */
export function waiting({ poll, announce, can }, { clear }, { asking, texts }) {
  const status = h('p', { class: 'waiting', id: 'waiting' }, texts.waiting);
  const element = h('div', { class: 'pulse-row' }, h('span', { class: 'pulse', 'aria-hidden': 'true' }), status);

  let asked = false;
  asking.element.addEventListener('click', () => {
    if (!can('confirm')) return;
    clear();
    asked = true;
    poll.askNow();
  });

  if (!poll.running) poll.start();
  return {
    element,
    update(state) {
      const busy = asked && state.pending === 'confirm';
      asking.set({ busy, enabled: state.actions.includes('confirm') });
      if (asked && !busy && state.error?.next === 'wait') {
        asked = false;
        status.textContent = texts.notYet;
        announce.politely(texts.notYet);
      }
    },
  };
}
