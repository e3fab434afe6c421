import { choices, field } from '../../../controls.js';
import { h } from '../../../dom.js';
import { FICTIONAL, PERSON_FIELDS } from '../../../person-fields.js';
import { chosenMethod, formView as sharedFormView } from '../../../views/form-view.js';
import { methodOf } from '../methods.js';

const PERSON = ['userName', 'userPhone', 'userBirthday'];

/**
 * Step 2: whom Toss is to ask, and what they are to sign.
 * @param {import('../../../app.js').App} app
 */
export function formView(app) {
  const { id, word } = methodOf(app.facts.methodId);
  const person = PERSON.map((name) => ({ name, element: PERSON_FIELDS[name](app) }));
  return sharedFormView(app, {
    before: [chosenMethod(app)],
    fields: id === 'document' ? [...person, documentField(app), lockField(app)] : person,
    person: FICTIONAL,
    numbers: app.numbers.filter(({ methods }) => methods.includes(word)),
    send: app.request,
  });
}

/** The text, under the name that the core has for it. */
function documentField({ t, values }) {
  values['document.text'] ??= t.form.documentSample;
  const control = h('textarea', { rows: 6, maxlength: 10_000, required: true });
  control.value = values['document.text'];
  const { documentText: label, documentTitle: note } = t.form;
  return { name: 'document.text', element: field({ name: 'document.text', label, note, control }) };
}

/** Whether the server in between may read it. */
function lockField({ t, values }) {
  const { documentLock: legend, documentLocks: options } = t.form;
  const value = values.documentLock ?? 'locked';
  return { name: 'documentLock', element: choices({ name: 'documentLock', legend, options, value, wide: true }) };
}
