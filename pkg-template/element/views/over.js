import { button, h } from '../dom.js';

/**
 * The ticket is there.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function verifiedView(app) {
  const heading = app.t.over.verified[/** @type {'mobileok'} */ (app.provider)];
  const title = h('h2', { part: 'heading', tabindex: '-1' }, heading);
  const mark = h('span', { class: 'mark', part: 'mark', 'aria-hidden': 'true' }, '✓');
  const element = h('div', { class: 'step done', part: 'step verified' }, mark, title);
  return { element, focus: () => title.focus(), update() {}, report() {} };
}

/**
 * It ended without a ticket: why, and the way on.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function failedView(app) {
  const { over: texts } = app.t;
  const title = h('h2', { part: 'heading', tabindex: '-1' }, texts.failed);
  const { ended } = app;
  const offersSms = ['useSms', 'installApp'].includes(ended?.next ?? '') && app.methodName !== 'sms';
  const again = button({ text: texts.again, kind: 'primary', name: 'again', onclick: app.change });
  const sms = button({ text: texts.sms, kind: 'primary', name: 'sms', onclick: () => app.choose('sms') });
  if (offersSms) again.set({ kind: 'secondary' });
  const element = h(
    'div', { class: 'step', part: 'step failed' },
    title, h('p', { part: 'lead' }, ended ? app.explain(ended) : texts.expired),
    h('div', { class: 'actions', part: 'actions' },
      offersSms && app.methodNames.includes('sms') && sms.element, again.element),
  );
  return { element, focus: () => title.focus(), update() {}, report() {} };
}
