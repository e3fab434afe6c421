import { button } from '../controls.js';
import { h, icon } from '../dom.js';

/**
 * Step 4, without a ticket: what happened, and what can be done about it.
 * @param {import('../app.js').App} app
 */
export function endedView(app) {
  const texts = app.t.outcome;
  const { name, error } = app.ended;
  const heading = h('h2', { tabindex: '-1' }, texts[name]);
  const reason = name === 'cancelled' ? texts.cancelledHint : error?.message;
  const offersSms = app.methodId !== 'sms' && (error?.next === 'useSms' || error?.next === 'installApp');
  const offersEdit = app.values.userName !== undefined;
  const again = button({
    text: texts.again,
    kind: offersSms ? 'secondary' : 'primary',
    id: 'again',
    onclick: app.startOver,
  });
  const edit = button({
    text: error?.next === 'checkInput' ? texts.edit : texts.once,
    id: 'edit',
    onclick: app.editForm,
  });
  const sms = button({ text: app.t.flow.toSms, kind: 'primary', id: 'to-sms', onclick: app.switchToSms });
  const element = h(
    'div',
    { class: 'stack' },
    h('div', { class: `verdict is-${name}` }, icon(name === 'expired' ? 'clock' : 'stop'), heading),
    reason && h('p', { class: 'lead', lang: app.flowLang }, reason),
    error?.kind && developersLine(texts, error),
    h('div', { class: 'actions' }, offersSms && sms.element, again.element, offersEdit && edit.element),
  );
  return { step: 'outcome', element, heading };
}

function developersLine(texts, { kind, code, phase, next }) {
  const parts = [
    ['kind', kind],
    ['code', code],
    ['phase', phase],
    ['next', next],
  ].filter(([, value]) => value);
  return h(
    'p',
    { class: 'developers' },
    h('span', { class: 'note' }, texts.detail),
    ' ',
    parts.map(([name, value]) => h('code', {}, `${name}: ${value}`)),
  );
}
