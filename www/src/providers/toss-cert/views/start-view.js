import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';
import { chosenMethod } from '../../../views/form-view.js';
import { methodOf } from '../methods.js';

/**
 * Step 2 where the person is named at Toss: a button that opens Toss's window, or goes to its page. What has to be had
 * before is fetched while the person reads.
 * @param {import('../../../app.js').App} app
 */
export function startView(app) {
  const texts = app.t.start;
  const { id } = methodOf(app.facts.methodId);
  const heading = h('h2', { tabindex: '-1' }, texts[id].heading);
  const alert = errorBox();
  const go = button({ text: texts[id].go, busyText: texts.preparing, kind: 'primary', id: 'open-toss', onclick: open });
  const element = h(
    'div',
    { class: 'stack' },
    heading,
    chosenMethod(app),
    alert.element,
    h('p', { class: 'lead' }, texts[id].text),
    h('p', { class: 'sealed' }, icon('lock'), h('span', {}, texts.sealed)),
    h('div', { class: 'actions' }, go.element),
  );

  let failed = false;
  async function prepare() {
    failed = false;
    if (!app.can('request')) report(await app.begin());
  }

  async function open() {
    alert.show(undefined);
    if (failed || !app.can('request')) return prepare();
    report(await app.openWindow());
  }

  function report(error) {
    failed = error !== undefined;
    update(app.flow?.state);
    if (!failed) return;
    alert.show({ text: error.message, lang: app.flowLang });
    app.announce.atOnce(error.message);
  }

  function update(state) {
    const busy = state?.pending !== undefined || (state?.name === 'idle' && !failed);
    go.say(failed ? texts.retry : texts[id].go);
    go.set({ busy });
    if (state?.name === 'expired') app.end('expired');
  }

  update(app.flow?.state);
  prepare();
  return { step: 'form', element, heading, update };
}
