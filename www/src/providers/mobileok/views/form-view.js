import { choices, selectField } from '../../../controls.js';
import { FICTIONAL, PERSON_FIELDS } from '../../../person-fields.js';
import { chosenMethod, formView as sharedFormView } from '../../../views/form-view.js';
import { methodOf } from '../methods.js';
import { toSms } from './ways-out.js';

const PERSON = { ...FICTIONAL, userGender: '1', userNation: '0', providerId: 'SKT' };

/** The purpose that is told to the carriers, unless another one is chosen: an identity check. */
const PURPOSE = '01005';

/**
 * Step 2: the details that the method asks for.
 * @param {import('../../../app.js').App} app
 */
export function formView(app) {
  const method = methodOf(app.facts.methodId);
  app.values.usageCode ??= PURPOSE;
  return sharedFormView(app, {
    before: [chosenMethod(app)],
    fields: method.fields.filter((name) => name !== 'usageCode').map((name) => {
      const optional = method.optional?.includes(name);
      return { name, optional, element: INPUTS[name](app, { optional, method }) };
    }),
    person: PERSON,
    tools: [purposeOf(app, method)],
    numbers: app.numbers.filter(({ methods }) => methods.includes(method.word)),
    send: app.request,
    remedy: ({ next }) =>
      ['useSms', 'installApp'].includes(next) && method.id !== 'sms' ? toSms(app, 'secondary') : undefined,
  });
}

const INPUTS = {
  ...PERSON_FIELDS,
  userGender: (app) => picked(app, 'userGender', app.t.form.genders),
  userNation: (app) => picked(app, 'userNation', app.t.form.nations),
  providerId: (app) => listed(app, 'providerId', app.t.form.carriers),
};

/** The site knows why it asks. Here whoever tests is the site. */
function purposeOf(app, { adult }) {
  const { usages, adultUsages } = app.t.form;
  const element = listed(app, 'usageCode', adult ? [...usages, ...adultUsages] : usages);
  element.addEventListener('change', ({ target }) => (app.values.usageCode = target.value));
  return element;
}

const picked = ({ t, values }, name, options) =>
  choices({ name, legend: t.form[name], options, value: values[name] });

const listed = ({ t, values }, name, options) => selectField({ name, texts: t.form, value: values[name], options });
