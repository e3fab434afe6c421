// The page's own form in the place of the element's: `<form slot="form">`.
import { alertBox, h } from './dom.js';

/**
 * @param {HTMLElement} host
 * @param {{ send: (values: Record<string, string>) => void, busy: () => boolean }} options
 */
export function ownForm(host, { send, busy }) {
  const alert = alertBox();

  /** @returns {HTMLFormElement | null} */
  const form = () => host.querySelector(':scope > form[slot=form]');

  host.addEventListener('submit', (event) => {
    const own = form();
    if (!own || event.target !== own) return;
    event.preventDefault();
    alert.show(undefined);
    const values = [...new FormData(own)].map(([name, value]) => [name, String(value)]);
    if (!busy()) send(Object.fromEntries(values));
  });

  host.addEventListener('input', (event) => {
    const control = /** @type {HTMLInputElement} */ (event.target);
    if (control.form === form()) control.setCustomValidity?.('');
  });

  return {
    /**
     * The element's form, which a form of the page's own takes the place of, as views do with what went wrong.
     * @param {import('./views/frame.js').View} view
     */
    around(view) {
      const { report, focus } = view;
      view.focus = () => (form() ? firstOf(form())?.focus() : focus());
      view.report = (error) => {
        const own = form();
        if (!own) return report(error);
        const control = error.field && own.elements.namedItem(error.field);
        if (control instanceof HTMLElement && 'setCustomValidity' in control) {
          const input = /** @type {HTMLInputElement} */ (control);
          input.setCustomValidity(error.message);
          input.reportValidity();
        } else alert.show(error.message);
      };
      return h('div', { class: 'step' }, h('slot', { name: 'form' }, view.element), alert.element);
    },
  };
}

/** @param {HTMLFormElement | null} form @returns {HTMLElement | null | undefined} */
const firstOf = (form) => form?.querySelector('input:not([type=hidden]), select, textarea');
