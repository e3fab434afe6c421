import { button, errorBox, setFieldError } from '../controls.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { fillPanel } from './fill-panel.js';

/**
 * A step with a form. What is wrong in it the core says, by the name of the field; only what is missing is found here,
 * so that all of it is shown at once.
 * @param {import('../app.js').App} app
 * @param {object} form
 * @param {Field[]} form.fields
 * @param {(Node | false | undefined)[]} [form.before] above the fields
 * @param {object} [form.person] someone who does not exist, by the fields' names
 * @param {{ phone: string, ko: string, en: string }[]} [form.numbers] those that make the emulator fail
 * @param {HTMLElement[]} [form.tools] for testers, beside the page
 * @param {() => Promise<Error | undefined>} form.send answers what is wrong, if the form can mend it
 * @param {(error: Error) => HTMLElement | undefined} [form.remedy] a way out of an error
 * @typedef {{ name: string, element: HTMLElement, optional?: boolean }} Field
 */
export function formView(app, { fields, before = [], person, numbers, tools = [], send, remedy }) {
  const { t, values } = app;
  const texts = t.form;
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const alert = errorBox();
  const submit = button({ text: texts.submit, busyText: texts.sending, kind: 'primary', type: 'submit', id: 'submit' });
  const form = h(
    'form',
    { method: 'post', novalidate: true, class: 'stack', onsubmit: submitted, oninput: remember },
    heading,
    before,
    alert.element,
    h(
      'div',
      { class: 'fields' },
      fields.map((field) => field.element),
    ),
    texts.sealed && h('p', { class: 'sealed' }, icon('lock'), h('span', {}, texts.sealed)),
    h('div', { class: 'actions' }, submit.element),
  );

  function remember() {
    Object.assign(values, Object.fromEntries(new FormData(form)));
  }

  function fill(given) {
    Object.assign(values, given);
    for (const { name } of fields.filter((field) => Object.hasOwn(given, field.name))) {
      form.elements[name].value = given[name];
      setFieldError(form, name, undefined);
    }
    remember();
    app.toPage();
    app.announce.politely(t.fill.done);
  }

  async function submitted(event) {
    event.preventDefault();
    remember();
    alert.show(undefined);
    const missing = fields.filter(({ name, optional }) => !optional && !values[name]?.trim());
    for (const field of fields) {
      setFieldError(form, field.name, missing.includes(field) ? { text: texts.missing[field.name] } : undefined);
    }
    if (missing.length > 0) return focusOn(missing[0].name);
    submit.set({ busy: true });
    const error = await send();
    submit.set({ busy: false });
    if (error) report(error);
  }

  function report(error) {
    const shown = { text: error.message, lang: app.flowLang };
    if (fields.some(({ name }) => name === error.field)) {
      setFieldError(form, error.field, shown);
      focusOn(error.field);
    } else {
      alert.show(shown, remedy?.(error));
      app.announce.atOnce(error.message);
      alert.element.scrollIntoView({ block: 'nearest' });
    }
  }

  function focusOn(name) {
    (form.querySelector(`[name="${name}"]:checked`) ?? form.querySelector(`[name="${name}"]`)).focus();
  }

  const filling = person && fillPanel(app, { person, numbers, fill });
  return { step: 'form', element: form, heading, tools: [filling, ...tools].filter(Boolean) };
}

/**
 * The line above a form that says which method was chosen, and leads back to the others.
 * @param {import('../app.js').App} app
 */
export function chosenMethod(app) {
  const { form, methods } = app.t;
  return h(
    'p',
    { class: 'chosen' },
    h('span', { class: 'note' }, form.method),
    ' ',
    h('strong', {}, methods[app.facts.methodId][0]),
    ' ',
    h('button', { type: 'button', class: 'link', onclick: () => app.show('method') }, form.change),
  );
}
