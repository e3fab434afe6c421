import { button } from '../../../controls.js';
import { h } from '../../../dom.js';
import { changeNumber, toSms } from './ways-out.js';

/**
 * The phone is called, and the number shown here is keyed in during the call; the page asks for the result meanwhile.
 * @param {import('../../../app.js').App} app
 * @param {import('../../../views/flow-view.js').Frame} frame
 */
export function callStep(app, { heading, report, clear }) {
  const { poll } = app;
  const texts = app.t.flow;
  const lead = h('p', { class: 'lead' });
  const number = h('strong', { class: 'ars-number', id: 'ars-number' });
  const status = h('p', { class: 'waiting', id: 'waiting' }, texts.callWaiting);
  const pulse = h('div', { class: 'pulse-row' }, h('span', { class: 'pulse', 'aria-hidden': 'true' }), status);
  const call = button({ text: texts.start, busyText: texts.dialling, kind: 'primary', id: 'call', onclick: ring });
  const keyed = button({ text: texts.keyed, busyText: texts.checking, id: 'keyed', onclick: ask });
  const element = h(
    'div',
    { class: 'stack' },
    lead,
    h('p', { class: 'ars' }, h('span', { class: 'note' }, texts.arsNumber), ' ', number),
    pulse,
    h('div', { class: 'actions' }, call.element, keyed.element),
  );

  let rung = false;
  async function ring() {
    clear();
    try {
      await app.flow.call();
      app.phoneNews();
      keyed.element.focus();
    } catch (error) {
      if (app.underWay()) report(error);
    }
  }

  let asked = false;
  function ask() {
    if (!app.can('confirm')) return;
    clear();
    asked = true;
    poll.askNow();
  }

  function update(state) {
    const calling = state.name === 'calling';
    rung ||= calling;
    heading.textContent = calling ? texts.call : texts.callReady;
    lead.textContent = (calling ? texts.callingHint : texts.callReadyHint)(app.whose);
    number.textContent = state.arsNumber ?? '';
    pulse.hidden = !calling;
    // During a call another one is offered only once the first should have rung.
    call.element.hidden = calling && !state.actions.includes('call') && state.pending !== 'call';
    keyed.element.hidden = !calling;
    call.say(rung ? texts.again : texts.start);
    call.set({ busy: state.pending === 'call', enabled: state.actions.includes('call') });
    keyed.set({ busy: asked && state.pending === 'confirm', enabled: state.actions.includes('confirm') });
    if (asked && state.pending === undefined && state.error?.next === 'wait') {
      asked = false;
      status.textContent = texts.callNotYet;
      app.announce.politely(texts.callNotYet);
    }
    if (calling && !poll.running && state.pending === undefined && polls(state)) poll.start();
  }

  // A hint that the phone may not have rung stops nothing.
  function polls({ error }) {
    return error === undefined || error.reason === 'notRung';
  }

  return { element, waysOut: [changeNumber(app), toSms(app)], update };
}
