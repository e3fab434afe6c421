import { h } from '../../../dom.js';

/**
 * The logon elsewhere: whose, from where, and when, as far as the SSO server says it.
 * @param {import('../../../app.js').App} app
 * @param {import('bonin').NetsDuplicate | undefined} duplicate
 */
export function elsewhere({ t }, duplicate = {}) {
  const rows = ['userId', 'ip', 'time'].filter((name) => duplicate[name]);
  if (rows.length === 0) return undefined;
  return h(
    'section',
    { class: 'panel' },
    h('h3', {}, t.elsewhere.heading),
    h(
      'dl',
      { class: 'identity' },
      rows.map((name) => h('div', {}, h('dt', {}, t.elsewhere[name]), h('dd', {}, duplicate[name]))),
    ),
  );
}
