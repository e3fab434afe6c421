// OMPASS: instead of a password, in a window or on a page, and after this site's own.
import { flowView } from '../../views/flow-view.js';
import { methodView } from '../../views/method-view.js';
import { ompassActs } from './acts.js';
import { METHODS, methodOf } from './methods.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';
import { formView } from './views/form-view.js';
import { startView } from './views/start-view.js';
import { windowStep } from './views/window-step.js';

const grouped = (group) => METHODS.filter((method) => method.group === group);

/** @type {import('../index.js').Provider} */
export const ompass = {
  name: 'ompass',
  kind: 'login',
  texts: { ko, en },
  steps: ['method', 'form', 'flow', 'outcome'],
  first: 'method',
  forms: ['form', 'start'],
  views: {
    method: methodView({ after: grouped('after'), instead: grouped('instead') }),
    form: formView,
    start: startView,
    flow: flowView({ awaitingReturn: windowStep, verified: windowStep }),
  },
  facts: { methodId: 'u2f' },
  acts: ompassActs,
  // The site's server lets nobody begin after a password that this browser has not given: it looks at its own cookie.
  clientOptions: ({ ledger }) => ({
    fetch: (input, init) => ledger.fetch(input, { ...init, credentials: 'same-origin' }),
  }),
  // The result can be there before anybody has asked for it.
  viewOf: ({ name, actions }) =>
    name === 'awaitingReturn' || (name === 'verified' && actions.includes('finish')) ? 'flow' : undefined,
  subject: ({ t, facts }) => t.methods[methodOf(facts.methodId).id][0],
  methodName: (word, t) => t.words[word] ?? word,
  waysOut: (app) => ({ others: [{ text: app.t.outcome.once, id: 'edit', onclick: app.repeat }] }),
};
