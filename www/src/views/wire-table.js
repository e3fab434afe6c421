import { h } from '../dom.js';

/**
 * Every request to the proxy: the names and sizes of what went out and came back.
 * @param {import('../app.js').App} app
 */
export function wireTable({ t, ledger }) {
  const texts = t.outcome;
  const heads = texts.wireColumns.map((column) => h('th', { scope: 'col' }, column));
  const rows = ledger.rows.map((row) => tableRow(row, texts));
  const table = h('table', {}, h('thead', {}, h('tr', {}, heads)), h('tbody', {}, rows));
  return h(
    'details',
    { class: 'panel wire' },
    h('summary', {}, texts.wire),
    h('p', { class: 'hint' }, texts.wireHint),
    h('div', { class: 'wire-scroll', tabindex: '0', role: 'region', 'aria-label': texts.wire }, table),
  );
}

function tableRow({ step, elsewhere, status, sent, got }, texts) {
  const place = elsewhere && h('span', { class: 'part note' }, `@${elsewhere}`);
  const head = h('th', { scope: 'row' }, step, ' ', note(String(status ?? '–')), place);
  return h('tr', {}, head, h('td', {}, members(sent, texts)), h('td', {}, members(got, texts)));
}

function members(list, texts) {
  if (list.length === 0) return note(texts.nothing);
  return list.map(({ name, chars }) =>
    h('span', { class: 'part' }, h('code', {}, name), ' ', note(texts.chars(chars))),
  );
}

function note(text) {
  return h('span', { class: 'note' }, text);
}
