import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { elsewhere } from './elsewhere.js';

/**
 * This user is logged on elsewhere: which of the two stays?
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function choiceStep(app, { heading, clear }) {
  const texts = app.t.flow;
  heading.textContent = texts.choice;
  const busyText = texts.checking;
  const stay = button({ text: texts.stay, busyText, kind: 'primary', id: 'stay', onclick: () => choose(true) });
  const leave = button({ text: texts.leave, id: 'leave', onclick: () => choose(false) });
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'lead' }, texts.choiceText),
    elsewhere(app, app.flow.state.duplicate),
    h('div', { class: 'actions' }, stay.element, leave.element),
  );

  let chosen;
  async function choose(which) {
    clear();
    chosen = which;
    await app.choose(which);
  }

  return {
    element,
    update({ pending, actions }) {
      const enabled = actions.includes('chooseDuplicate');
      stay.set({ busy: pending !== undefined && chosen === true, enabled });
      leave.set({ enabled });
    },
  };
}
