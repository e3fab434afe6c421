// The custom element <bonin-verify>; see types/element.d.ts.
import { makeElement } from './element.js';

export { en } from './texts/en.js';
export { ko } from './texts/ko.js';

/** @param {string} [name] @returns {CustomElementConstructor | undefined} */
export function defineBoninVerify(name = 'bonin-verify') {
  const { customElements } = globalThis;
  if (!customElements) return undefined;
  if (!customElements.get(name)) customElements.define(name, makeElement());
  return customElements.get(name);
}
