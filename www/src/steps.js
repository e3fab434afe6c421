import { h } from './dom.js';

const place = () => document.getElementById('steps');

/**
 * The steps of the provider in front.
 * @param {string[]} names
 * @param {object} t
 */
export function drawSteps(names, t) {
  const current = place().querySelector('[aria-current]')?.dataset.step;
  place().replaceChildren(...names.map((name) => h('li', { 'data-step': name }, h('span', {}, t.steps[name]))));
  if (current) markStep(current);
}

/**
 * Says where in them the person is.
 * @param {string} current
 */
export function markStep(current) {
  const items = [...place().children];
  const index = items.findIndex((item) => item.dataset.step === current);
  for (const [at, item] of items.entries()) {
    item.classList.toggle('is-done', at < index);
    if (at === index) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
}
