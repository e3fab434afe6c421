import { textField } from '../../../controls.js';
import { chosenMethod, formView as sharedFormView } from '../../../views/form-view.js';
import { ACCOUNT } from '../methods.js';

/**
 * Step 2 of U2F: this site's own password, before OMPASS has any part in it.
 * @param {import('../../../app.js').App} app
 */
export function formView(app) {
  const { t, values } = app;
  const userId = { autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', maxlength: 30 };
  const password = { type: 'password', autocomplete: 'current-password', maxlength: 100 };
  return sharedFormView(app, {
    before: [chosenMethod(app)],
    fields: [
      { name: 'userId', element: textField({ name: 'userId', texts: t.form, value: values.userId, ...userId }) },
      { name: 'password', element: textField({ name: 'password', texts: t.form, ...password }) },
    ],
    person: ACCOUNT,
    send: app.sendPassword,
  });
}
