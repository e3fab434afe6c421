import { alertBox, button, h } from '../dom.js';
import { choices, field } from '../field.js';

/** @typedef {import('../providers.js').FieldName} FieldName */

/** How browsers know a field, and which keyboard it gets. @type {Partial<Record<FieldName, Record<string, string>>>} */
const TYPED = {
  userName: { autocomplete: 'name', maxlength: '100' },
  userBirthday: { autocomplete: 'bday', inputmode: 'numeric', maxlength: '20' },
  userPhone: { type: 'tel', autocomplete: 'tel', inputmode: 'tel', maxlength: '30' },
};

/**
 * The form that asks for the user's details.
 * @param {import('../app.js').App} app
 * @returns {import('./frame.js').View}
 */
export function formView(app) {
  const { t } = app;
  const { form: texts } = t;
  const alert = alertBox();
  const submit = button({ text: texts.submit, kind: 'primary', type: 'submit', name: 'submit' });
  const sms = button({ text: t.over.sms, name: 'sms', onclick: () => app.choose('sms') });
  const fields = app.fieldNames.map((name) => makeField(app, name));
  const method = app.methodNames.length > 1 ? methodField(app) : undefined;
  const title = h('h2', { part: 'heading', tabindex: '-1' }, app.heading);
  const form = h(
    'form', { class: 'step', part: 'form', novalidate: true, onsubmit: submitted, onchange: changed },
    title, method?.element, ...fields.map(({ element }) => element), alert.element, submit.element, sms.element,
  );
  sms.set({ hidden: true });

  /** Another method asks for other things. */
  function changed() {
    const { method = app.methodName, ...values } = valuesOf(form);
    app.keep(values);
    app.pick(method);
    shape();
  }

  function shape() {
    for (const each of fields) each.show(isAsked(each.name));
  }

  /** @param {string} name */
  const isAsked = (name) => app.method.fields.includes(/** @type {FieldName} */ (name));

  /** @param {Event} event */
  function submitted(event) {
    event.preventDefault();
    if (app.busy) return;
    alert.show(undefined);
    sms.set({ hidden: true });
    changed();
    const missing = fields.filter(({ name }) => isAsked(name) && !app.values[name]?.trim());
    for (const each of fields) {
      each.fail(missing.includes(each) ? texts.missing[/** @type {FieldName} */ (each.name)] : undefined);
    }
    if (missing.length) missing[0].focus();
    else app.send();
  }

  shape();
  return {
    element: form,
    focus: () => (fields.find(({ name }) => isAsked(name) && !app.values[name]) ?? fields[0])?.focus(),
    update() {
      submit.set({ text: app.busy ? texts.submitting : texts.submit, off: app.busy || app.disabled });
    },
    report(error) {
      const wrong = fields.find(({ name }) => isAsked(name) && name === error.field);
      if (!wrong) {
        alert.show(app.explain(error));
        const offersSms = error.next === 'useSms' || error.next === 'installApp';
        sms.set({ hidden: !offersSms || app.methodName === 'sms' || !app.methodNames.includes('sms') });
        return;
      }
      wrong.fail(app.explain(error));
      wrong.focus();
    },
  };
}

/** @param {HTMLFormElement} form @returns {Record<string, string>} */
const valuesOf = (form) => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));

/** @param {import('../app.js').App} app @param {FieldName} name */
function makeField({ t, values }, name) {
  const { form: texts } = t;
  const value = values[name];
  const label = /** @type {Record<string, string>} */ (/** @type {unknown} */ (texts))[name];
  if (name === 'userGender') return choices({ name, label, options: Object.entries(texts.genders), value });
  if (name === 'userNation') return choices({ name, label, options: Object.entries(texts.nations), value });
  if (name === 'providerId') {
    const carriers = Object.entries(texts.carriers);
    const options = [['', texts.choose], ...carriers].map(([key, text]) =>
      h('option', { value: key, selected: key === (value ?? '') }, text));
    return field({ name, label, control: h('select', { required: true }, ...options) });
  }
  const hint = name === 'userBirthday' ? texts.userBirthdayHint : undefined;
  return field({ name, label, hint, control: h('input', { type: 'text', required: true, value, ...TYPED[name] }) });
}

/** @param {import('../app.js').App} app */
function methodField({ t, methodNames, methodName }) {
  const names = /** @type {Record<string, string>} */ (t.form.methods);
  const options = methodNames.map((name) => /** @type {const} */ ([name, names[name]]));
  return choices({ name: 'method', label: t.form.method, options, value: methodName });
}
