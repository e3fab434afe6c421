// Making and changing nodes.

/** @typedef {string | Node | false | undefined | null} Child */

/**
 * An element. A property whose name begins with `on` is a listener, one that is `false` or `undefined` is left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, unknown>} [properties] @param {...(Child | readonly Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else setAttribute(element, name, value);
  }
  element.append(...children.flat().filter((child) => child !== false && child != null));
  return element;
}

/** @param {Element} element @param {string} name @param {unknown} value */
export function setAttribute(element, name, value) {
  if (value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/**
 * A button. One that is busy or off stays where the keyboard found it: it is said to be disabled, and does nothing.
 * @param {{ text: string, kind?: 'primary' | 'secondary' | 'link', type?: 'button' | 'submit', name: string,
 *   onclick?: () => void }} options
 */
export function button({ text, kind = 'secondary', type = 'button', name, onclick }) {
  const part = `button button-${kind} ${name}`;
  const element = h('button', { type, class: `button ${kind}`, part, onclick: pressed }, text);
  let off = false;

  /** @param {Event} event */
  function pressed(event) {
    if (off) event.preventDefault();
    else onclick?.();
  }

  return {
    element,
    /** @param {{ text?: string, off?: boolean, hidden?: boolean, kind?: 'primary' | 'secondary' }} next */
    set(next) {
      if (next.text !== undefined && element.textContent !== next.text) element.textContent = next.text;
      if (next.hidden !== undefined) element.hidden = next.hidden;
      if (next.off !== undefined) {
        off = next.off;
        setAttribute(element, 'aria-disabled', off && 'true');
      }
      if (next.kind) {
        element.className = `button ${next.kind}`;
        setAttribute(element, 'part', `button button-${next.kind} ${name}`);
      }
    },
  };
}

/** A place for what went wrong, which screen readers say at once. */
export function alertBox() {
  const element = h('p', { class: 'alert', part: 'alert', role: 'alert', hidden: true });
  return {
    element,
    /** @param {string | undefined} text */
    show(text) {
      element.hidden = !text;
      element.textContent = text ?? '';
    },
  };
}
