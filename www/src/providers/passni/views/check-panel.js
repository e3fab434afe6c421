import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { clockTime } from '../../../present.js';

/**
 * Whether the login still counts: asked about once a minute while somebody looks, and at once by a button.
 * @param {import('../../../app.js').App} app
 * @param {(call: () => Promise<unknown>) => Promise<any>} attempt
 */
export function checkPanel(app, attempt) {
  const { check: texts } = app.t;
  const said = h('p', { id: 'checked' });
  const next = h('p', { class: 'hint' });
  const now = button({ text: texts.now, busyText: texts.asking, id: 'check', onclick: ask });
  const element = h(
    'section',
    { class: 'panel' },
    h('h3', {}, texts.heading),
    h('p', { class: 'hint' }, texts.hint),
    said,
    next,
    h('div', { class: 'actions' }, now.element),
  );

  async function ask() {
    const answer = await attempt(() => app.flow.check());
    // Only where one asked: what is asked once a minute would be heard once a minute.
    if (answer && answer.status !== 'loggedOut') app.announce.politely(said.textContent);
  }

  return {
    element,
    update({ actions, pending, pollAt, duplicate }) {
      now.set({ busy: pending === 'check', enabled: actions.includes('check') });
      if (pollAt === undefined) return;
      said.textContent = duplicate ? texts.duplicate : texts.fine;
      next.textContent = texts.next(clockTime(pollAt, app.lang));
    },
  };
}
