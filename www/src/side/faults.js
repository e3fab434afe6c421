import { h } from '../dom.js';

/**
 * What can go wrong at the emulator, one click each, and its clock. The server of this demo passes it on.
 * @param {import('../app.js').App} app
 * @returns {Node[]}
 */
export function faultPanel({ t, provider, settings, announce }) {
  const { side: texts } = t;
  const { steps, faults } = settings.emulated[provider.name];
  const step = h(
    'select',
    { id: 'fault-step' },
    h('option', { value: 'any' }, texts.anyStep),
    steps.map((name) => h('option', { value: name }, name)),
  );
  const said = h('p', { class: 'hint', role: 'status' });

  /** @param {string} action @param {object} body @param {string} sentence */
  async function order(action, body, sentence) {
    const response = await fetch(`/api/emulator/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    said.textContent = response.ok ? sentence : texts.refused;
    announce.politely(said.textContent);
  }

  const fault = (given) => {
    const text = Object.values(given).map(String).join(' ');
    const onclick = () => order('fault', { provider: provider.name, step: step.value, ...given }, texts.ordered(text));
    return h('li', {}, h('button', { type: 'button', class: 'failure', onclick }, h('code', {}, text)));
  };
  const quiet = (text, onclick) => h('button', { type: 'button', class: 'button is-quiet', onclick }, text);
  return [
    h('p', { class: 'hint' }, texts.faultsHint),
    h('label', { class: 'field' }, h('span', {}, texts.step), step),
    h('ul', { class: 'fault-list' }, faults.map(fault)),
    h(
      'div',
      { class: 'actions' },
      quiet(texts.advance, () => order('advance', { ms: 60_000 }, texts.advanced)),
      quiet(texts.calm, () => order('calm', {}, texts.calmed)),
    ),
    said,
  ];
}
