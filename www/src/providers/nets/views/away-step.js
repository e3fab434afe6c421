import { button } from '../../../controls.js';
import { h } from '../../../dom.js';

/**
 * This page goes to the SSO server; who sees this for longer came back by themselves, without having logged on.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function awayStep(app, { heading, report, clear }) {
  const texts = app.t.flow;
  heading.textContent = texts.away;
  const look = button({ text: texts.back, busyText: texts.checking, kind: 'primary', id: 'back', onclick: looked });
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'lead' }, texts.awayText),
    h('div', { class: 'actions' }, look.element),
  );

  async function looked() {
    clear();
    const error = await app.look();
    if (error && app.flow.state.name === 'awaitingReturn') report(error);
  }

  return {
    element,
    update: ({ pending, actions }) => look.set({ busy: pending !== undefined, enabled: actions.includes('check') }),
  };
}
