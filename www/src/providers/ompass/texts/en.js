/** What the page says of OMPASS in English. */
export const en = {
  provider: { name: 'OMPASS', about: 'Log in with an app' },
  steps: { form: 'Start' },
  panes: { main: 'Log in' },
  phone: { off: 'This phone comes on once OMPASS’s window or page is open.' },
  methods: {
    heading: 'How shall we log you in?',
    legend: 'Way to log in',
    intro: 'You approve in the OMPASS app on a phone that you have registered.',
    after: 'After a password',
    afterHint: 'The first time, you register your phone here.',
    instead: 'Instead of a password',
    insteadHint: 'Once your phone is registered.',
    u2f: ['Second factor (U2F)', 'This site checks your password, then you approve'],
    uaf: ['App alone (UAF)', 'OMPASS’s window opens beside this page'],
    page: ['By OMPASS’s page (UAF)', 'Go there and come back'],
  },
  words: { u2f: 'after a password (U2F)', uaf: 'instead of a password (UAF)' },
  form: {
    heading: 'Your password',
    userId: 'User ID',
    userIdHint: 'Any will do. With a new one, you register a phone with OMPASS first.',
    password: 'Password',
    passwordHint: 'In this demo everybody’s is open-sesame.',
    wrongPassword: 'That is not the password.',
    submit: 'Check the password',
    sending: 'Checking',
    sealed: 'The password is checked by this site’s own server. OMPASS is told the user id and nothing else.',
  },
  fill: {
    failuresHint: 'Start with a new user id and register one of these numbers: that is what happens.',
  },
  start: {
    u2f: {
      heading: 'Approve in OMPASS',
      text:
        'The password is right. Approve in OMPASS’s window and you are through. ' +
        'If you have never registered, that window registers your phone first.',
      go: 'Open OMPASS’s window',
    },
    uaf: {
      heading: 'OMPASS’s window comes next',
      text: 'You give your user ID there. If you have never registered, do so by the second factor (U2F) first.',
      go: 'Open OMPASS’s window',
    },
    page: {
      heading: 'OMPASS’s page comes next',
      text:
        'You will be redirected to OMPASS. Once you approve there, you come back here and continue. ' +
        'If you have never registered, do so by the second factor (U2F) first.',
      go: 'Go to OMPASS',
    },
    sealed: 'The address that you come back by logs nobody in: the server asks OMPASS itself whose login it was.',
    opening: 'Opening',
  },
  flow: {
    window: {
      heading: 'Finish in OMPASS’s window',
      hint: 'Follow that window and approve in the OMPASS app. This page moves on by itself.',
      reopen: 'Open the window again',
    },
    page: {
      heading: 'Finish on OMPASS’s page',
      hint: 'Once you approve there, you come back to this page and it goes on.',
      reopen: 'Go to OMPASS again',
    },
    waiting: 'Waiting for you to come back from OMPASS',
    declined: 'If you declined on the phone, OMPASS’s page can ask once more.',
  },
  resume: {
    heading: 'A login is under way',
    text: (method) => `The page was reloaded in the middle of “${method}”. Your password was not kept.`,
  },
  outcome: {
    verified: 'The login is confirmed',
    notGotList: 'OMPASS’s secret key · OMPASS’s raw answer',
    wireHint: 'Every request this browser made to the proxy. OMPASS’s token went out once and was kept nowhere.',
    expiredHint: 'It was not approved within its time. Please start over.',
    cancelledHint: 'No ticket was made, and OMPASS’s window was closed.',
    failed: 'Not logged in',
  },
};
