import { h } from '../../../dom.js';

/**
 * Step 2: the code that the page came with is on its way to the proxy.
 * @param {import('../../../app.js').App} app
 */
export function enteringView({ t: { entering: texts } }) {
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    h('p', { class: 'lead' }, texts.text),
    h(
      'div',
      { class: 'pulse-row' },
      h('span', { class: 'pulse', 'aria-hidden': 'true' }),
      h('p', { class: 'waiting' }, texts.waiting),
    ),
  );
  return { step: 'enter', element, heading };
}
