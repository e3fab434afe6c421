// OMPASS in the sweep.
import { ACCOUNT } from '../../../../../www/src/providers/ompass/methods.js';
import { USER } from '../../ompass.mjs';
import { ENDED, WAIT, choosing, click, fillIn, inWindow } from '../acts.mjs';
import { ANY, OWN_WORDS, matrix, meets, once } from '../orders.mjs';

const PASSWORD = ACCOUNT.password;

function journey(methodId, { page, control }) {
  const userId = USER;
  const ask = async (popup) => {
    if (methodId !== 'u2f') await popup.locator('#user').fill(userId, WAIT);
    await popup.locator('#login button[type=submit]').click(WAIT);
  };
  const others = () =>
    page
      .context()
      .pages()
      .filter((each) => each !== page);
  return {
    // This number approves by itself.
    prepare: () => control('options', { provider: 'ompass', users: [{ userId, phone: '01000002000' }] }),
    habits: [
      ...choosing(methodId),
      ['#submit', (button) => fillIn(page, { userId, password: PASSWORD }).then(() => click(button))],
      ['#open-ompass', (button) => inWindow(page, button, ask)],
      ['#anew', click],
      ['.alert:not([hidden]) ~ * #cancel', click],
      ENDED,
    ],
    // A window in which nothing happens any more is closed, of which the page is told.
    impatient: () => Promise.all(others().map((each) => each.close())),
  };
}

const FAULTS = {
  // The two others are steps of the relying party's own backend.
  steps: ['start', 'verify'],
  each: [
    { kind: 'code', code: '999', message: OWN_WORDS },
    { kind: 'code', code: '014', status: 503, message: OWN_WORDS },
    { kind: 'answer', set: { data: null } },
    { kind: 'codeText' },
  ],
  once: [
    { step: 'verify', kind: 'otherUser' },
    { step: 'start', kind: 'pageUrl', url: 'https://ompass.example.evil.test/' },
    { kind: 'expiredToken' },
    { kind: 'noReturn' },
  ],
};

function cases() {
  const met = meets('ompass');
  return [
    ...met('u2f', matrix(FAULTS.steps, ANY, 4)),
    ...met('u2f', matrix(FAULTS.steps, FAULTS.each, 2)),
    ...met('u2f', once(FAULTS.once)),
    ...met('uaf', matrix(['start'], [ANY[2], FAULTS.each[0]], 1)),
  ];
}

/** @type {import('../index.mjs').Swept} */
export const ompass = {
  journey,
  cases: cases(),
  password: PASSWORD,
  elsewhere: ['authenticators', 'reset'],
};
