// Every fault that the control API can play, and the journey on which the demo meets it.

/**
 * One fault on a journey.
 * @typedef {object} Case
 * @property {string} provider
 * @property {string} journey what the person does, by a name of the provider's
 * @property {boolean} later whether it is ordered once one is logged in, and not from the start
 * @property {boolean} rare whether it is much like another one: those are played when all are asked for
 * @property {object} order
 */

const OWN_WORDS = 'in words of its own';

/** What can go wrong with any step. */
const ANY = [
  { kind: 'delay', delay: 700 },
  { kind: 'drop' },
  { kind: 'html' },
  { kind: 'status' },
  { kind: 'drop', served: true },
  { kind: 'empty' },
  { kind: 'notJson' },
  { kind: 'textPlain' },
];

const TOSS = {
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

const OMPASS = {
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

const PASSNI = {
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

const NETS = {
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

const parts = (kind, names, more) => names.map((part) => ({ kind, part, ...more }));

/** Each of the faults at each of the steps; of those that are alike at all steps, a few at each are enough. */
function matrix(steps, faults, enough) {
  const at = (step, row) => (fault, column) => ({
    order: { step, ...fault },
    rare: (column - row * enough + faults.length * steps.length) % faults.length >= enough,
  });
  return steps.flatMap((step, row) => faults.map(at(step, row)));
}

const once = (orders, rare = false) => orders.map((order) => ({ order, rare }));

/** @returns {(journey: string, rows: { order: object, rare: boolean }[], later?: boolean) => Case[]} */
const meets =
  (provider) =>
  (journey, rows, later = false) =>
    rows.map((row) => ({ provider, journey, later, ...row }));

function ofToss() {
  const met = meets('tossCert');
  return [
    ...met('push', matrix(TOSS.steps, ANY, 2)),
    ...met('push', matrix(TOSS.steps, TOSS.each, 1)),
    ...met('push', once(parts('field', TOSS.parts))),
    ...met('push', once(['ci', 'name'].flatMap((name) => parts('field', TOSS.parts, { name })), true)),
    ...met('push', once([...parts('signature', TOSS.signature), ...TOSS.result])),
    ...met('document', once(parts('signature', ['content', 'otherIssuer', 'truncated']))),
    ...met('window', matrix(['request'], [...ANY, TOSS.each[0]], 2)),
  ];
}

function ofOmpass() {
  const met = meets('ompass');
  return [
    ...met('u2f', matrix(OMPASS.steps, ANY, 4)),
    ...met('u2f', matrix(OMPASS.steps, OMPASS.each, 2)),
    ...met('u2f', once(OMPASS.once)),
    ...met('uaf', matrix(['start'], [ANY[2], OMPASS.each[0]], 1)),
  ];
}

function ofPassni() {
  const met = meets('passni');
  const rows = ({ steps, answer }) => [
    ...matrix(steps, ANY, 2),
    ...matrix(steps, [...PASSNI.each, { kind: 'answer', set: answer }], 1),
  ];
  return [
    ...met('plain', rows(PASSNI.entry)),
    ...met('plain', once([...parts('token', PASSNI.token), ...PASSNI.onEntry])),
    ...met('plain', rows(PASSNI.inside), true),
    ...met('plain', once(PASSNI.onceInside), true),
  ];
}

function ofNets() {
  const met = meets('nets');
  const rows = (steps) => [...matrix(steps, ANY, 2), ...matrix(steps, NETS.each, 1)];
  const words = NETS.words.map((word) => ({ step: 'check', kind: 'authStatus', word }));
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

/** @type {readonly Case[]} */
export const CASES = [...ofToss(), ...ofOmpass(), ...ofPassni(), ...ofNets()];
