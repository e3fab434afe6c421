// Toss cert in the sweep.
import { NUMBER, PERSON } from '../../person.mjs';
import { ENDED, WAIT, choosing, click, fillIn, inWindow } from '../acts.mjs';
import { ANY, OWN_WORDS, matrix, meets, once, parts } from '../orders.mjs';

function journey(methodId, { page, phone }) {
  const approve = () => phone.act(NUMBER, 'approve').catch(() => {});
  return {
    habits: [
      ...choosing(methodId),
      ['#submit', (button) => fillIn(page, PERSON).then(() => click(button))],
      ['#open-toss', (button) => inWindow(page, button, approveAtToss)],
      ['#approved', (button) => approve().then(() => click(button))],
      ['#reopen', (button) => inWindow(page, button, approveAtToss)],
      ENDED,
    ],
  };
}

async function approveAtToss(toss) {
  const { userName, userPhone, userBirthday } = PERSON;
  await toss.locator('#name').fill(userName, WAIT);
  await toss.locator('#birthday').fill(userBirthday);
  await toss.locator('#phone').fill(userPhone.replaceAll('-', ''));
  await toss.locator('#person [type=submit]').click();
  await toss.locator('#approve').click(WAIT);
}

const FAULTS = {
  steps: ['token', 'request', 'status', 'result'],
  each: [
    { kind: 'code', code: 'CE9999', message: OWN_WORDS },
    { kind: 'code', code: 'CE3100', status: 503, message: OWN_WORDS },
    { kind: 'answer', set: { resultType: null, success: null } },
  ],
  parts: ['base64', 'ciphertext', 'extra', 'id', 'plain', 'session', 'tag', 'version'],
  signature: [
    'attributes',
    'base64',
    'content',
    'detached',
    'expired',
    'noTransaction',
    'notYet',
    'otherIssuer',
    'otherName',
    'otherSigner',
    'otherTransaction',
    'truncated',
    'value',
  ],
  result: [
    { kind: 'nullText', step: 'result' },
    { kind: 'personal', set: { name: null, birthday: 'null' } },
    { kind: 'otherTransaction' },
    { kind: 'replay' },
    { kind: 'again' },
  ],
};

function cases() {
  const met = meets('tossCert');
  return [
    ...met('push', matrix(FAULTS.steps, ANY, 2)),
    ...met('push', matrix(FAULTS.steps, FAULTS.each, 1)),
    ...met('push', once(parts('field', FAULTS.parts))),
    ...met('push', once(['ci', 'name'].flatMap((name) => parts('field', FAULTS.parts, { name })), true)),
    ...met('push', once([...parts('signature', FAULTS.signature), ...FAULTS.result])),
    ...met('document', once(parts('signature', ['content', 'otherIssuer', 'truncated']))),
    ...met('window', matrix(['request'], [...ANY, FAULTS.each[0]], 2)),
  ];
}

/** @type {import('../index.mjs').Swept} */
export const tossCert = {
  journey,
  cases: cases(),
};
