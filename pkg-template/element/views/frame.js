import { alertBox, button, h } from '../dom.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../session.js').State} State */

/**
 * What is drawn at a time.
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {() => void} focus where the user goes on
 * @property {(state: State | undefined) => void} update
 * @property {(error: import('../../types/common.js').ErrorDetail) => void} report
 * @property {() => void} [stop]
 */

/**
 * The frame of a step that waits for the user: a heading, what to do, what went wrong, and the ways out.
 * @param {App} app
 * @param {{ heading: string, text: string }} texts
 */
export function frame(app, { heading, text }) {
  const title = h('h2', { part: 'heading', tabindex: '-1' }, heading);
  const lead = h('p', { part: 'lead' }, text);
  const alert = alertBox();
  const change = button({ text: app.t.change, kind: 'link', name: 'change', onclick: app.change });
  const cancel = button({ text: app.t.cancel, kind: 'link', name: 'cancel', onclick: app.cancel });
  const hasForm = app.method.fields.length > 0;
  const out = h('p', { class: 'out', part: 'out' }, hasForm && change.element, cancel.element);
  return {
    title,
    lead,
    alert,
    /** @param {...(HTMLElement | undefined)} parts */
    around: (...parts) => h('div', { class: 'step', part: 'step' }, title, lead, ...parts, alert.element, out),
  };
}

/** A line that says that the page waits for something. @param {string} text */
export const pulse = (text) =>
  h(
    'p', { class: 'waiting', part: 'waiting' },
    h('span', { class: 'pulse', part: 'pulse', 'aria-hidden': 'true' }), text,
  );
