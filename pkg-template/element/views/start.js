import { alertBox, button, h } from '../dom.js';

/**
 * A button that opens the provider's window: there is nothing to ask for here.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function startView(app) {
  const { t } = app;
  const texts = t.start[/** @type {keyof typeof t.start & 'tossCert'} */ (app.provider)];
  const alert = alertBox();
  const title = h('h2', { part: 'heading', tabindex: '-1' }, app.heading);
  const open = button({ text: texts.open, kind: 'primary', name: 'open', onclick: pressed });
  const element = h(
    'div', { class: 'step', part: 'step' }, title, h('p', { part: 'lead' }, texts.text), alert.element, open.element,
  );

  function pressed() {
    alert.show(undefined);
    if (!app.busy && !app.disabled) app.open();
  }

  return {
    element,
    focus: () => title.focus(),
    update: () => open.set({ text: app.busy ? t.start.opening : texts.open, off: app.busy || app.disabled }),
    report: (error) => alert.show(app.explain(error)),
  };
}
