// Toss cert 토스인증: in the Toss app, in Toss's own window or page, and the signature of a document.
import { flowView } from '../../views/flow-view.js';
import { methodView } from '../../views/method-view.js';
import { tossCertActs } from './acts.js';
import { METHODS, methodOf } from './methods.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';
import { appStep } from './views/app-step.js';
import { formView } from './views/form-view.js';
import { startView } from './views/start-view.js';
import { windowStep } from './views/window-step.js';

const WAITING = { awaitingApp: appStep, awaitingReturn: windowStep };
const grouped = (group) => METHODS.filter((method) => method.group === group);

/** @type {import('../index.js').Provider} */
export const tossCert = {
  name: 'tossCert',
  kind: 'identity',
  texts: { ko, en },
  steps: ['method', 'form', 'flow', 'outcome'],
  first: 'method',
  forms: ['form', 'start'],
  views: {
    method: methodView({ app: grouped('app'), own: grouped('own'), sign: grouped('sign') }),
    form: formView,
    start: startView,
    flow: flowView(WAITING),
  },
  goesBack: true,
  facts: { methodId: 'push' },
  acts: tossCertActs,
  // No app is there to be opened: the link is shown, and the phone beside the page has the prompt.
  clientOptions: ({ facts }) => (facts.methodId === 'link' ? { open: () => {} } : {}),
  viewOf: ({ name }) => (Object.hasOwn(WAITING, name) ? 'flow' : undefined),
  subject: ({ t, facts }) => t.methods[methodOf(facts.methodId).id][0],
  methodName: (word, t) => t.words[word] ?? word,
  waysOut(app, { error }) {
    const { once, edit } = app.t.outcome;
    const text = error?.next === 'checkInput' ? edit : once;
    return { others: app.values.userName === undefined ? [] : [{ text, id: 'edit', onclick: app.again }] };
  },
};
