// NETS*SSO, MOIN SSO: one logon for both sites, which is left at both of them, too.
import { flowView } from '../../views/flow-view.js';
import { netsActs } from './acts.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';
import { awayStep } from './views/away-step.js';
import { choiceStep } from './views/choice-step.js';
import { codeStep } from './views/code-step.js';
import { logonView } from './views/logon-view.js';
import { lookView } from './views/look-view.js';
import { outView } from './views/out-view.js';
import { sessionView } from './views/session-view.js';

const VIEWS = {
  idle: 'look',
  ready: 'logon',
  awaitingCode: 'code',
  awaitingChoice: 'choice',
  awaitingReturn: 'away',
  verified: 'session',
  loggedOut: 'out',
};

/** @type {import('../index.js').Provider} */
export const nets = {
  name: 'nets',
  kind: 'login',
  texts: { ko, en },
  steps: ['look', 'form', 'flow', 'outcome'],
  sometimes: ['form', 'flow'],
  first: 'look',
  forms: [],
  follows: true,
  staysIn: true,
  views: {
    look: lookView,
    logon: logonView,
    code: flowView({ awaitingCode: codeStep }),
    choice: flowView({ awaitingChoice: choiceStep }),
    away: flowView({ awaitingReturn: awayStep }),
    session: sessionView,
    out: outView,
  },
  // How the user came to be logged on, and whether they have left by themselves.
  facts: { typed: false, left: false },
  acts: netsActs,
  viewOf: ({ name }) => VIEWS[name],
  subject: ({ t }) => t.provider.name,
  methodName: (word, t) => t.words[word] ?? word,
};
