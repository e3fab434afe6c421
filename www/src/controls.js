import { h } from './dom.js';

/**
 * A labelled control with its hint and its place for an error, tied together for assistive technology.
 * @param {{ name: string, label: string, hint?: string, note?: string, control: HTMLElement }} parts
 */
export function field({ name, label, hint, note, control }) {
  control.id = `field-${name}`;
  control.setAttribute('name', name);
  const hintId = hint && `hint-${name}`;
  if (hintId) control.setAttribute('aria-describedby', hintId);
  return h(
    'div',
    { class: 'field', 'data-field': name, oninput: forget(name) },
    h('label', { for: control.id }, label, note ? h('span', { class: 'note' }, note) : undefined),
    control,
    hint ? h('p', { class: 'hint', id: hintId }, hint) : undefined,
    h('p', { class: 'error', id: `error-${name}`, hidden: true }),
  );
}

/**
 * A group of radio buttons that reads as one control.
 * @param {{ name: string, legend: string, options: string[][], value?: string, wide?: boolean }} parts
 */
export function choices({ name, legend, options, value, wide }) {
  const radios = options.map(([key, text]) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type: 'radio', name, value: key, checked: key === value }),
      h('span', {}, text),
    ),
  );
  return h(
    'fieldset',
    { class: wide ? 'field is-wide' : 'field', role: 'radiogroup', 'data-field': name, oninput: forget(name) },
    h('legend', {}, legend),
    h('div', { class: 'choices' }, radios),
    h('p', { class: 'error', id: `error-${name}`, hidden: true }),
  );
}

/**
 * A text input with its label, and its hint where the texts have one.
 * @param {{ name: string, texts: Record<string, string>, value?: string, optional?: boolean }} parts the texts by the
 *   field's name; every other member is an attribute of the input
 */
export function textField({ name, texts, value = '', optional, ...attributes }) {
  const control = h('input', { type: 'text', required: !optional, ...attributes });
  control.value = value;
  const note = optional ? texts.optional : undefined;
  return field({ name, label: texts[name], hint: texts[`${name}Hint`], note, control });
}

/**
 * A list to choose one from.
 * @param {{ name: string, texts: Record<string, string>, value?: string, options: string[][] }} parts
 */
export function selectField({ name, texts, value, options }) {
  const control = h(
    'select',
    { required: true },
    h('option', { value: '' }, texts.choose),
    options.map(([key, label]) => h('option', { value: key, selected: key === value }, label)),
  );
  return field({ name, label: texts[name], control });
}

/** An error speaks of what stood in the field. Once that is changed, it is about nothing. */
const forget = (name) => ({ currentTarget }) => setFieldError(currentTarget, name, undefined);

/**
 * Shows or takes away the error of a field.
 * @param {HTMLElement} root
 * @param {string} name
 * @param {{ text: string, lang?: string } | undefined} error
 */
export function setFieldError(root, name, error) {
  const place = root.querySelector(`#error-${CSS.escape(name)}`);
  place.textContent = error?.text ?? '';
  place.hidden = !error;
  setLang(place, error?.lang);
  for (const control of invalidated(root, name)) {
    control.toggleAttribute('aria-invalid', false);
    if (error) control.setAttribute('aria-invalid', 'true');
    const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== place.id);
    const ids = error ? [place.id, ...others] : others;
    if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
    else control.removeAttribute('aria-describedby');
  }
}

/** A group of radio buttons is wrong as a whole, and says so once. */
function invalidated(root, name) {
  const controls = [...root.querySelectorAll(`[name="${name}"]`)];
  return new Set(controls.map((control) => control.closest('[role="radiogroup"]') ?? control));
}

/**
 * A box for an error that belongs to no single field. The text is spoken by the announcer, not by the box.
 */
export function errorBox() {
  const text = h('p', { class: 'alert-text' });
  const element = h('div', { class: 'alert', hidden: true }, text);
  return {
    element,
    show(error, remedy) {
      element.hidden = !error;
      element.replaceChildren(text, ...(remedy ? [remedy] : []));
      text.textContent = error?.text ?? '';
      setLang(text, error?.lang);
    },
  };
}

function setLang(element, lang) {
  if (lang) element.setAttribute('lang', lang);
  else element.removeAttribute('lang');
}

/** How much a button stands out. */
const KINDS = ['primary', 'secondary', 'quiet'];

/**
 * A button that can be busy. It keeps the focus while it is, which a disabled one would lose.
 * @param {{ text: string, busyText?: string, kind?: string, type?: string, id?: string, onclick?: () => void }} options
 */
export function button({ text, busyText, kind = 'secondary', type = 'button', id, onclick }) {
  const label = h('span', {}, text);
  const element = h('button', { type, id, class: `button is-${kind}` }, label);
  element.addEventListener('click', (event) => {
    if (element.getAttribute('aria-disabled') === 'true') event.preventDefault();
    else onclick?.();
  });
  return {
    element,
    /** What it says while it is not busy. */
    say: (next) => (text = next),
    set({ busy = false, enabled = true, kind: next = kind }) {
      for (const each of KINDS) element.classList.toggle(`is-${each}`, each === next);
      if (busy || !enabled) element.setAttribute('aria-disabled', 'true');
      else element.removeAttribute('aria-disabled');
      element.classList.toggle('is-busy', busy);
      label.textContent = busy && busyText ? busyText : text;
    },
  };
}
