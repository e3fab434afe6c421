import { button, choices, errorBox, field, setFieldError } from '../controls.js';
import { h, icon } from '../dom.js';
import { methodOf } from '../methods.js';
import { fillPanel } from './fill-panel.js';

/**
 * Step 2: the details. What is wrong in them the core says, by the name of the field; only what is missing is found
 * here, so that all of it is shown at once.
 * @param {import('../app.js').App} app
 */
export function formView(app) {
  const { t, values } = app;
  const texts = t.form;
  const method = methodOf(app.methodId);
  const heading = h('h2', { tabindex: '-1' }, texts.heading);
  const alert = errorBox();
  const submit = button({ text: texts.submit, busyText: texts.sending, kind: 'primary', type: 'submit', id: 'submit' });
  const toSms = button({ text: t.flow.toSms, id: 'to-sms', onclick: app.switchToSms });
  const form = h(
    'form',
    { method: 'post', novalidate: true, class: 'stack', onsubmit: submitted, oninput: remember },
    heading,
    h(
      'p',
      { class: 'chosen' },
      h('span', { class: 'note' }, texts.method),
      ' ',
      h('strong', {}, t.methods[method.id][0]),
      ' ',
      h('button', { type: 'button', class: 'link', onclick: () => app.show('method') }, texts.change),
    ),
    alert.element,
    fillPanel(app, fill),
    h(
      'div',
      { class: 'fields' },
      method.fields.map((name) => INPUTS[name](app, method)),
    ),
    h('p', { class: 'sealed' }, icon('lock'), h('span', {}, texts.sealed)),
    h('div', { class: 'actions' }, submit.element),
  );

  function remember() {
    Object.assign(values, Object.fromEntries(new FormData(form)));
  }

  function fill(given) {
    Object.assign(values, given);
    for (const name of method.fields) {
      form.elements[name].value = values[name];
      setFieldError(form, name, undefined);
    }
    app.announce.politely(t.fill.done);
  }

  async function submitted(event) {
    event.preventDefault();
    remember();
    alert.show(undefined);
    const missing = method.fields.filter((name) => !method.optional?.includes(name) && !values[name]?.trim());
    for (const name of method.fields) {
      setFieldError(form, name, missing.includes(name) ? { text: texts.missing } : undefined);
    }
    if (missing.length > 0) return focusOn(missing[0]);
    submit.set({ busy: true });
    const error = await app.request();
    submit.set({ busy: false });
    if (error) report(error);
  }

  function report(error) {
    const shown = { text: error.message, lang: app.flowLang };
    if (method.fields.includes(error.field)) {
      setFieldError(form, error.field, shown);
      focusOn(error.field);
    } else {
      const offersSms = ['useSms', 'installApp'].includes(error.next) && method.id !== 'sms';
      alert.show(shown, offersSms ? toSms.element : undefined);
      app.announce.atOnce(error.message);
      alert.element.scrollIntoView({ block: 'nearest' });
    }
  }

  function focusOn(name) {
    (form.querySelector(`[name="${name}"]:checked`) ?? form.querySelector(`[name="${name}"]`)).focus();
  }

  return { step: 'form', element: form, heading };
}

const INPUTS = {
  userName: ({ t, values }) => text('userName', t.form, values, { autocomplete: 'name', maxlength: 100 }),
  userPhone: ({ t, values }) =>
    text('userPhone', t.form, values, { type: 'tel', autocomplete: 'tel', inputmode: 'tel', maxlength: 20 }),
  userBirthday: ({ t, values }, method) =>
    text(
      'userBirthday',
      t.form,
      values,
      { autocomplete: 'bday', inputmode: 'numeric', maxlength: 10 },
      method.optional?.includes('userBirthday'),
    ),
  userGender: ({ t, values }) =>
    choices({ name: 'userGender', legend: t.form.userGender, options: t.form.genders, value: values.userGender }),
  userNation: ({ t, values }) =>
    choices({ name: 'userNation', legend: t.form.userNation, options: t.form.nations, value: values.userNation }),
  providerId: ({ t, values }) => select('providerId', t.form, values, t.form.carriers),
  usageCode: ({ t, values }, method) =>
    select('usageCode', t.form, values, method.adult ? [...t.form.usages, ...t.form.adultUsages] : t.form.usages),
};

function text(name, texts, values, attributes, optional) {
  const control = h('input', { type: 'text', required: !optional, ...attributes });
  control.value = values[name] ?? '';
  return field({
    name,
    label: texts[name],
    hint: texts[`${name}Hint`],
    note: optional ? texts.optional : undefined,
    control,
  });
}

function select(name, texts, values, options) {
  const control = h(
    'select',
    { required: true },
    h('option', { value: '' }, texts.choose),
    options.map(([value, label]) => h('option', { value, selected: value === values[name] }, label)),
  );
  return field({ name, label: texts[name], control });
}
