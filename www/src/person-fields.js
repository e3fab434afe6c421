import { textField } from './controls.js';

/**
 * The fields that name a person, as browsers fill them in. Their texts stand in `form`, with every provider.
 * @type {Record<string, (app: import('./app.js').App, options?: { optional?: boolean }) => HTMLElement>}
 */
export const PERSON_FIELDS = {
  userName: ({ t, values }) =>
    textField({ name: 'userName', texts: t.form, value: values.userName, autocomplete: 'name', maxlength: 100 }),
  userPhone: ({ t, values }) =>
    textField({
      name: 'userPhone',
      texts: t.form,
      value: values.userPhone,
      type: 'tel',
      autocomplete: 'tel',
      inputmode: 'tel',
      maxlength: 20,
    }),
  userBirthday: ({ t, values }, { optional } = {}) =>
    textField({
      name: 'userBirthday',
      texts: t.form,
      value: values.userBirthday,
      optional,
      autocomplete: 'bday',
      inputmode: 'numeric',
      maxlength: 10,
    }),
};

/** Someone who does not exist. */
export const FICTIONAL = { userName: '홍길동', userPhone: '010-1234-5678', userBirthday: '19900101' };

/**
 * People and autofill write dates with separators; the wire has eight digits.
 * @param {string} date
 */
export const bareDate = (date) => date.replace(/[-./\s]/g, '');
