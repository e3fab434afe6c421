import { field } from './controls.js';
import { h } from './dom.js';

/**
 * An input for a code of digits, as people bring it: typed, filled in by the browser, or pasted with the message around
 * it. It submits its form by itself at the last digit.
 * @param {{ name: string, label: string, digits: number, describedBy?: string }} options
 */
export function codeField({ name, label, digits, describedBy }) {
  const input = h('input', {
    type: 'text',
    class: 'code',
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    pattern: `[0-9]{${digits}}`,
    required: true,
    oninput: tidy,
  });
  const element = field({ name, label, control: input });
  if (describedBy) input.setAttribute('aria-describedby', describedBy);
  let before = '';

  function tidy() {
    const code = codeIn(input.value, digits);
    if (code !== input.value) input.value = code;
    const isNew = code.length === digits && code !== before;
    before = code;
    // After the listeners of this input, which take an old error away.
    if (isNew) queueMicrotask(() => input.form?.requestSubmit());
  }

  return {
    element,
    input,
    /** After a refusal: the next key replaces the code, and the same code may be sent again. */
    again() {
      before = '';
      input.select();
      input.focus();
    },
    clear() {
      before = '';
      input.value = '';
      input.focus();
    },
  };
}

/**
 * The digits of a code in a text: a group of the right length if there is one, otherwise all digits, up to that length.
 * @param {string} text
 * @param {number} length
 */
export function codeIn(text, length) {
  const plain = text.normalize('NFKC');
  const group = new RegExp(`(?<!\\d)\\d{${length}}(?!\\d)`).exec(plain);
  return group ? group[0] : plain.replace(/\D/g, '').slice(0, length);
}
