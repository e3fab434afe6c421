import { button, errorBox } from '../../../controls.js';
import { h } from '../../../dom.js';
import { icon } from '../../../icons.js';
import { elsewhere } from './elsewhere.js';

/**
 * The user is logged on no more: they left, here or at another site, or someone else came in their place.
 * @param {import('../../../app.js').App} app
 */
export function outView(app) {
  const texts = app.t.out;
  const { error, duplicate, mustLogOff } = app.flow.state;
  const pushed = duplicate !== undefined;
  const heading = h('h2', { tabindex: '-1' }, pushed ? texts.pushed : texts.heading);
  const alert = errorBox();
  const again = button({ text: texts.again, kind: 'primary', id: 'again', onclick: () => app.startOver() });
  const clear = button({ text: texts.clear, kind: 'primary', id: 'log-off', onclick: left });
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: `verdict is-${error ? 'failed' : 'cancelled'}` }, icon('door'), heading),
    error ? h('p', { class: 'lead', lang: app.flowLang }, error.message) : h('p', { class: 'lead' }, why(app)),
    elsewhere(app, duplicate),
    mustLogOff && h('p', {}, texts.mustLogOff),
    alert.element,
    h('div', { class: 'actions' }, mustLogOff ? clear.element : again.element),
  );

  async function left() {
    const failed = await app.logOff();
    if (failed) alert.show({ text: failed.message, lang: app.flowLang });
  }

  /** On the way to the SSO server and back there is nothing to press. */
  function update({ open }) {
    again.set({ enabled: open === undefined });
    clear.set({ enabled: open === undefined });
  }

  app.ticket = undefined;
  update(app.flow.state);
  return { step: 'outcome', element, heading, update };
}

const why = ({ t, facts }) => (facts.left ? t.out.left : t.out.elsewhere);
