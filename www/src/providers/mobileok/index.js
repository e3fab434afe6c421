// mobileOK 휴대폰 본인확인: six methods, by app, message or call.
import { flowView } from '../../views/flow-view.js';
import { methodView } from '../../views/method-view.js';
import { mobileokActs } from './acts.js';
import { METHODS } from './methods.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';
import { appStep } from './views/app-step.js';
import { callStep } from './views/call-step.js';
import { codeStep } from './views/code-step.js';
import { formView } from './views/form-view.js';

const WAITING = { awaitingCode: codeStep, awaitingApp: appStep, awaitingCall: callStep, calling: callStep };

/** @type {import('../index.js').Provider} */
export const mobileok = {
  name: 'mobileok',
  kind: 'identity',
  texts: { ko, en },
  steps: ['method', 'form', 'flow', 'outcome'],
  first: 'method',
  forms: ['form'],
  views: {
    method: methodView({
      carrier: METHODS.filter((method) => !method.possession),
      possession: METHODS.filter((method) => method.possession),
    }),
    form: formView,
    flow: flowView(WAITING),
  },
  goesBack: true,
  facts: { methodId: 'sms' },
  acts: mobileokActs,
  viewOf: ({ name }) => (Object.hasOwn(WAITING, name) ? 'flow' : undefined),
  subject: ({ t, facts }) => t.methods[facts.methodId][0],
  methodName(word, t) {
    const method = METHODS.find((each) => each.word === word);
    return method ? t.methods[method.id][0] : word;
  },
  waysOut(app, { error }) {
    const offersSms = app.facts.methodId !== 'sms' && ['useSms', 'installApp'].includes(error?.next);
    const { once, edit } = app.t.outcome;
    const offersEdit = app.values.userName !== undefined;
    const editing = { text: error?.next === 'checkInput' ? edit : once, id: 'edit', onclick: app.editForm };
    return {
      better: offersSms ? { text: app.t.flow.toSms, id: 'to-sms', onclick: app.switchToSms } : undefined,
      others: offersEdit ? [editing] : [],
    };
  },
};
