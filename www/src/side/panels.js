import { h } from '../dom.js';
import { wireTable } from '../views/wire-table.js';
import { elementCode, pageCode, reactCode, workerCode } from './code.js';

/**
 * The panels for developers: each is drawn anew when something happened, if it would look different.
 * @typedef {{ key: (app: import('../app.js').App) => string, draw: (app: import('../app.js').App) => Node[] }} Panel
 * @type {Record<string, Panel>}
 */
export const PANELS = {
  code: {
    key: (app) => Object.values(codes(app)).join(),
    draw: (app) =>
      Object.entries(codes(app)).flatMap(([name, text]) => [
        h('h2', {}, app.t.side.codes[name]),
        snippet(text, app.t.side),
      ]),
  },
  state: {
    key: (app) => shownState(app),
    draw: (app) => [
      h('p', { class: 'hint' }, app.t.side.stateHint),
      block(shownState(app)),
      app.ticket && h('h2', {}, app.t.side.ticket),
      app.ticket && block(`${app.ticket.slice(0, 60)}…`),
    ],
  },
  network: {
    key: ({ ledger }) => JSON.stringify(ledger.rows),
    draw(app) {
      const table = wireTable(app);
      table.open = true;
      return [h('p', { class: 'hint' }, app.t.side.networkHint), table];
    },
  },
};

const codes = ({ provider, calls, settings }) => ({
  page: pageCode(provider.name, calls),
  ...(settings.elements.includes(provider.name) && {
    react: reactCode(provider.name),
    element: elementCode(provider.name),
  }),
  worker: workerCode(provider.name, settings.names[provider.name]),
});

const shownState = ({ flow }) => JSON.stringify(flow?.state ?? { name: 'idle' }, undefined, 2);

const block = (text) => h('pre', { class: 'code-block', tabindex: '0' }, h('code', {}, text));

function snippet(text, texts) {
  const copy = h('button', { type: 'button', class: 'button is-quiet', onclick: copied }, texts.copy);
  async function copied() {
    await navigator.clipboard.writeText(text).then(
      () => (copy.textContent = texts.copied),
      () => (copy.textContent = texts.notCopied),
    );
  }
  return h('div', { class: 'snippet' }, copy, block(text));
}
