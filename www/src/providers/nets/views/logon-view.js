import { button, errorBox, textField } from '../../../controls.js';
import { h } from '../../../dom.js';
import { formView } from '../../../views/form-view.js';
import { people } from './people.js';

/**
 * Step 2: user id and password, or the SSO server's own page for them.
 * @param {import('../../../app.js').App} app
 */
export function logonView(app) {
  const { t, values } = app;
  const texts = t.form;
  const own = { autocapitalize: 'none', spellcheck: 'false', maxlength: 117 };
  const fields = [
    ['userID', { autocomplete: 'username', ...own }],
    ['password', { type: 'password', autocomplete: 'current-password', ...own }],
  ].map(([name, more]) => ({ name, element: textField({ name, texts, value: values[name], ...more }) }));
  const notice = errorBox();
  const wrong = h('p', { class: 'hint', id: 'wrong-count', hidden: true });
  let shown; // what the form says by itself
  let sending = false;
  const form = formView(app, { before: [notice.element, wrong, people(app, fill)], fields, send });
  const { element: other, update: updateOther } = otherWays(app);
  const element = h('div', { class: 'stack' }, form.element, other);

  async function send() {
    sending = true;
    notice.show(undefined);
    shown = await app.logOn();
    sending = false;
    return shown;
  }

  function fill(given) {
    for (const { name } of fields) form.element.elements[name].value = given[name];
    Object.assign(values, given);
    app.announce.politely(t.fill.done);
  }

  function update({ error, account, pending }) {
    const isNews = error && !sending && error.message !== shown?.message;
    if (isNews) notice.show({ text: error.message, lang: app.flowLang });
    else if (!error && !pending) notice.show(undefined);
    wrong.hidden = account?.failedCount === undefined;
    wrong.textContent = texts.wrongCount(account?.failedCount);
    updateOther(pending);
  }

  update(app.flow.state);
  return { ...form, element, update };
}

/** What else there is: to look once more, and to go to the SSO server's page. */
function otherWays(app) {
  const texts = app.t.other;
  const said = h('p', { hidden: true });
  const look = button({ text: texts.look, busyText: app.t.flow.checking, id: 'look', onclick: looked });
  const go = button({ text: texts.go, id: 'go-there', onclick: gone });
  const element = h(
    'section',
    { class: 'panel' },
    h('h3', {}, texts.heading),
    h('p', { class: 'hint' }, texts.hint),
    h('div', { class: 'actions' }, look.element, go.element),
    said,
  );

  async function looked() {
    const error = await app.look();
    if (app.flow?.state.name === 'ready') say(error ?? app.flow.state.error);
  }

  async function gone() {
    const error = await app.goThere();
    if (error) say(error);
  }

  function say(error) {
    said.hidden = false;
    said.textContent = error?.message ?? texts.nobody;
    app.announce.politely(said.textContent);
  }

  return {
    element,
    update(pending) {
      look.set({ busy: pending === 'checkSso', enabled: !pending });
      go.set({ enabled: !pending && app.can('trySso') });
    },
  };
}
