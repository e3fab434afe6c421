// NETS SSO in the sweep.
import { PASSWORD, PHONE } from '../../nets.mjs';
import { ENDED, click, fillIn, tried } from '../acts.mjs';
import { ANY, OWN_WORDS, matrix, meets, once } from '../orders.mjs';

function journey(journey, { page, phone, logOnElsewhere }) {
  const userID = { factor: 'otp', choose: 'choose', moved: 'moved' }[journey] ?? 'hong';
  const code = async () => (await phone.view(PHONE)).messages.at(-1)?.code ?? '000000';
  const clear = ['.verdict:not(.is-verified) ~ .actions #log-off', click];
  return {
    prepare: () => (journey === 'choose' ? logOnElsewhere(userID) : undefined),
    habits: [
      ['#look-again', click],
      ['#submit', (button) => fillIn(page, { userID, password: PASSWORD }).then(() => click(button))],
      ['#confirm', async (button) => fillIn(page, { code: await code() }).then(() => click(button))],
      ['#stay', click],
      clear,
      ENDED,
    ],
    inside: {
      done: '.verdict:not(.is-verified) ~ .actions #again',
      habits: [['#look:not(.was-tried)', tried], clear, ['#log-off', click]],
      // Who gets stuck at the SSO server goes back.
      impatient: () => page.goBack(),
    },
  };
}

const FAULTS = {
  each: [
    { kind: 'code', code: '11029999', message: OWN_WORDS },
    { kind: 'authStatus', word: 'SSOFail' },
    { kind: 'answer', set: { result: null, errorCode: null } },
    { kind: 'bom' },
    { kind: 'trailingComma' },
    { kind: 'unescaped', message: 'a "quoted" word' },
  ],
  words: ['SSOUnAvailable', 'SSOAccessDenied', 'SSOFirstAccess', 'SSONonsense'],
};

function cases() {
  const met = meets('nets');
  const rows = (steps) => [...matrix(steps, ANY, 2), ...matrix(steps, FAULTS.each, 1)];
  const words = FAULTS.words.map((word) => ({ step: 'check', kind: 'authStatus', word }));
  return [
    ...met('plain', rows(['config', 'check', 'key', 'ssoCheck', 'ssoLogon', 'logon'])),
    ...met('plain', once(words)),
    ...met('factor', rows(['factor'])),
    // The agents of the demo are told of no choice: duplicateYes and duplicateNo are steps of older ones.
    ...met('choose', rows(['duplicate'])),
    ...met('moved', rows(['move'])),
    ...met('plain', rows(['check', 'ssoCheck', 'ssoLogoff']), true),
  ];
}

/** @type {import('../index.mjs').Swept} */
export const nets = {
  journey,
  cases: cases(),
  password: PASSWORD,
  elsewhere: ['duplicateYes', 'duplicateNo'],
};
