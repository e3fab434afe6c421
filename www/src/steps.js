import { h } from './dom.js';

const place = () => document.getElementById('steps');

/**
 * The steps of the provider in front.
 * @param {string[]} names
 * @param {object} t
 * @param {readonly string[]} [sometimes] those that many people never come to
 */
export function drawSteps(names, t, sometimes = []) {
  const current = place().querySelector('[aria-current]')?.dataset.step;
  const item = (name) =>
    h('li', { 'data-step': name, 'data-sometimes': sometimes.includes(name) }, h('span', {}, t.steps[name]));
  place().replaceChildren(...names.map(item));
  if (current) markStep(current);
}

/**
 * Says where in them the person is.
 * @param {string} current
 */
export function markStep(current) {
  const items = [...place().children];
  const index = items.findIndex((item) => item.dataset.step === current);
  if (items[index]) delete items[index].dataset.sometimes;
  for (const [at, item] of items.entries()) {
    item.classList.toggle('is-done', at < index && item.dataset.sometimes === undefined);
    if (at === index) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
}
