// Fields of a form: a label, a control, and a place for what is wrong with it.
import { h, setAttribute } from './dom.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {HTMLElement} element
 * @property {(text: string | undefined) => void} fail says what is wrong, or that nothing is any more
 * @property {() => void} focus
 * @property {(shown: boolean) => void} show
 */

/**
 * @param {{ name: string, label: string, hint?: string | undefined,
 *   control: HTMLInputElement | HTMLSelectElement }} options
 * @returns {Field}
 */
export function field({ name, label, hint, control }) {
  const error = errorOf(name);
  control.id = name;
  control.setAttribute('name', name);
  control.setAttribute('part', control.localName === 'select' ? 'select' : 'input');
  const note = hint ? h('span', { class: 'hint', part: 'hint', id: `${name}-hint` }, hint) : undefined;
  const element = h(
    'div', { class: 'field', part: `field field-${name}` },
    h('label', { for: name, part: 'label' }, label), note, control, error,
  );
  return withError({ name, element, error, about: control, hint: note?.id, first: control });
}

/**
 * A few answers, of which one is chosen.
 * @param {{ name: string, label: string, options: readonly (readonly [string, string])[],
 *   value?: string | undefined }} options
 * @returns {Field}
 */
export function choices({ name, label, options, value }) {
  const error = errorOf(name);
  const inputs = options.map(([key]) => h('input', { type: 'radio', name, value: key, checked: key === value }));
  const labels = options.map(([, text], at) => h('label', { class: 'choice', part: 'choice' }, inputs[at], text));
  const element = h(
    'fieldset', { class: 'field', part: `field field-${name}`, role: 'radiogroup' },
    h('legend', { part: 'label' }, label), h('div', { class: 'choices', part: 'choices' }, labels), error,
  );
  const first = () => inputs.find((input) => input.checked) ?? inputs[0];
  return withError({ name, element, error, about: element, first: { focus: () => first().focus() } });
}

/** @param {string} name */
const errorOf = (name) => h('p', { class: 'error', part: 'error', id: `${name}-error`, hidden: true });

/**
 * @param {{ name: string, element: HTMLElement, error: HTMLElement, about: HTMLElement, hint?: string | undefined,
 *   first: { focus: () => void } }} parts
 * @returns {Field}
 */
function withError({ name, element, error, about, hint, first }) {
  /** @param {string | undefined} text */
  function fail(text) {
    error.hidden = !text;
    error.textContent = text ?? '';
    setAttribute(about, 'aria-invalid', text && 'true');
    setAttribute(about, 'aria-describedby', [hint, text && error.id].filter(Boolean).join(' ') || undefined);
  }
  // An error speaks of the old content, and the field has new content.
  element.addEventListener('input', () => fail(undefined));
  fail(undefined);
  /** @param {boolean} shown */
  const show = (shown) => {
    element.hidden = !shown;
    for (const control of element.querySelectorAll('input, select')) setAttribute(control, 'disabled', !shown);
  };
  return { name, element, fail, focus: () => first.focus(), show };
}
