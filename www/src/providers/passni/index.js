// Pass-Ni SSO: logged in at the SSO server once, and at every linked system with that.
import { passniActs } from './acts.js';
import { arrivedWith } from './arrival.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';
import { doorView } from './views/door-view.js';
import { enteringView } from './views/entering-view.js';
import { sessionView } from './views/session-view.js';

/** @type {import('../index.js').Provider} */
export const passni = {
  name: 'passni',
  kind: 'login',
  texts: { ko, en },
  steps: ['login', 'enter', 'outcome'],
  first: 'door',
  forms: ['door'],
  views: { door: doorView, entering: enteringView, session: sessionView },
  facts: {},
  phoneless: true,
  staysIn: true,
  acts: passniActs,
  viewOf: ({ name }) => (['verified', 'loggedOut'].includes(name) ? 'session' : undefined),
  subject: ({ t }) => t.provider.name,
  methodName: (word, t) => t.words[word] ?? word,
  arrived(app) {
    const code = arrivedWith();
    if (code) app.enter(code);
    return code !== undefined;
  },
  // A code that did not get as far as the proxy is as good as before.
  waysOut: ({ t, code, enter }) =>
    code ? { better: { text: t.outcome.once, id: 'once', onclick: () => enter(code) } } : {},
};
