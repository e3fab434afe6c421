// Pass-Ni SSO in the sweep.
import { PASSWORD } from '../../passni.mjs';
import { ENDED, WAIT, click, fillIn, inWindow, marked, tried } from '../acts.mjs';
import { ANY, matrix, meets, once, parts } from '../orders.mjs';

function journey(_, { page }) {
  const user = { userId: 'hong', password: PASSWORD };
  return {
    habits: [
      ['#view #login', click],
      ['form#login', (form) => fillIn(page, user).then(() => form.locator('[type=submit]').click(WAIT))],
      ENDED,
    ],
    inside: {
      done: '.verdict:not(.is-verified)',
      habits: [
        ['#agents:not(.was-tried)', tried],
        ['#check:not(.was-tried)', tried],
        ['[data-agent="site-b"] [data-how="popup"]:not(.was-tried)', (button) => moveInWindow(page, button)],
        ['#logout', click],
      ],
    },
  };
}

/** To the other site, whose page shows that it let the user in, or why not. */
async function moveInWindow(page, button) {
  await inWindow(page, await marked(button), async (popup) => {
    await popup.locator('.verdict').waitFor(WAIT);
    await popup.close();
  });
}

const FAULTS = {
  each: [
    { kind: 'code', code: 'ES0025' },
    { kind: 'code', code: 'ES9999', status: 500 },
  ],
  entry: { steps: ['login', 'token', 'user-data'], answer: { token: 7, userData: 'x' } },
  inside: {
    steps: ['sso-code', 'login-check', 'agents', 'logout'],
    answer: { ssoCode: null, code: null, agents: null },
  },
  token: [
    'base64',
    'block',
    'claims',
    'header',
    'long',
    'lower',
    'missing',
    'odd',
    'padding',
    'parts',
    'signature',
  ],
  onEntry: [
    { kind: 'userData', set: { user_id: null, email: 7 } },
    { kind: 'userData', data: ['not', 'an', 'object'] },
    { kind: 'handoff' },
    { kind: 'handoff', ssoCode: 'not a code' },
  ],
  onceInside: [
    { kind: 'state', code: 'SS0007', data: '198.51.100.9' },
    { kind: 'state', code: 'SS0099' },
    { kind: 'loggedOut' },
    { kind: 'agents', agents: 'none' },
    { kind: 'agents', agents: [{ agentId: 7 }] },
    { kind: 'ssoUrl', url: 'javascript:alert(1)' },
  ],
};

function cases() {
  const met = meets('passni');
  const rows = ({ steps, answer }) => [
    ...matrix(steps, ANY, 2),
    ...matrix(steps, [...FAULTS.each, { kind: 'answer', set: answer }], 1),
  ];
  return [
    ...met('plain', rows(FAULTS.entry)),
    ...met('plain', once([...parts('token', FAULTS.token), ...FAULTS.onEntry])),
    ...met('plain', rows(FAULTS.inside), true),
    ...met('plain', once(FAULTS.onceInside), true),
  ];
}

/** @type {import('../index.mjs').Swept} */
export const passni = {
  journey,
  cases: cases(),
  password: PASSWORD,
};
