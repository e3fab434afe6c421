import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { methodOf } from '../methods.js';
import { waiting } from './waiting.js';

/**
 * The person answers in the Toss app, which told them by itself or is opened by a link.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function appStep(app, frame) {
  const texts = app.t.flow;
  const { id } = methodOf(app.facts.methodId);
  const { open } = app.flow.state;
  const { heading, hint } = { document: texts.sign, link: texts.link }[id] ?? texts.push;
  frame.heading.textContent = heading;
  const approved = button({ text: texts.approved, busyText: texts.checking, id: 'approved' });
  const wait = waiting(app, frame, { asking: approved, texts: { waiting: texts.waiting, notYet: texts.notYet } });
  const element = h(
    'div',
    { class: 'stack' },
    h('p', { class: 'lead' }, hint(app.whose)),
    open && appLink(open, texts),
    wait.element,
    h('div', { class: 'actions' }, approved.element),
  );
  return { element, update: wait.update };
}

/** A phone with the app would open it. This is shown and not followed: the emulator's link opens nothing. */
function appLink({ url }, texts) {
  return h(
    'section',
    { class: 'panel app-link' },
    h('h3', {}, texts.linkTitle),
    h('p', {}, h('code', {}, url.replace(/(txId=.{8}).*/, '$1…'))),
    h('p', { class: 'hint' }, texts.linkHint),
  );
}
