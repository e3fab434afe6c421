import { button } from '../../../controls.js';
import { h } from '../../../dom.js';

/**
 * The linked systems, each with two ways there.
 * @param {import('../../../app.js').App} app
 * @param {(call: () => Promise<unknown>) => Promise<any>} attempt
 */
export function systemsPanel(app, attempt) {
  const { systems: texts } = app.t;
  const list = h('ul', { class: 'passni-systems', 'aria-labelledby': 'passni-systems' });
  const refresh = button({ text: texts.refresh, busyText: texts.asking, kind: 'quiet', id: 'agents', onclick: ask });
  const element = h(
    'section',
    { class: 'panel' },
    h('h3', { id: 'passni-systems' }, texts.heading),
    h('p', { class: 'hint' }, texts.hint),
    list,
    h('div', { class: 'actions' }, refresh.element),
  );
  let ways = [];

  async function ask() {
    const agents = await attempt(() => app.flow.agents());
    if (!agents) return;
    app.agents = agents;
    draw();
  }

  function draw() {
    ways = [];
    list.replaceChildren(...(app.agents.length > 0 ? app.agents.map(row) : [h('li', {}, texts.none)]));
    update(app.flow.state);
  }

  function row({ id, name, movable }) {
    const way = (how, kind) => {
      const made = button({ text: texts[how], kind, onclick: () => attempt(() => app.flow.move(id, { how })) });
      made.element.dataset.how = how;
      made.element.setAttribute('aria-label', `${texts[how]}: ${name}`);
      ways.push(made);
      return made.element;
    };
    const there = movable
      ? h('div', { class: 'actions' }, way('popup', 'primary'), way('post', 'secondary'))
      : h('p', { class: 'hint' }, texts.unmovable);
    // Systems are named as the SSO server names them.
    return h('li', { 'data-agent': id }, h('strong', { lang: 'ko' }, name), there);
  }

  function update({ actions, pending }) {
    refresh.set({ busy: pending === 'agents', enabled: actions.includes('agents') });
    for (const way of ways) way.set({ enabled: actions.includes('move') });
  }

  return {
    element,
    update,
    /** The list as it was, or as it is. */
    load: () => (app.agents ? draw() : ask()),
  };
}
