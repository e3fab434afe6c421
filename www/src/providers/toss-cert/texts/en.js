/** What the page says of Toss cert in English. */
export const en = {
  provider: { name: 'Toss cert', about: 'Identity check in the Toss app' },
  methods: {
    intro: 'Toss verifies the person in its app, and sends what they signed with their own certificate.',
    app: 'In the Toss app',
    appHint: 'Toss asks the person named on this page.',
    own: 'On Toss’s own screen',
    ownHint: 'Who you are, you tell Toss alone.',
    sign: 'Signature',
    signHint: 'Shows a document and has it signed.',
    push: ['App notification', 'Approve the prompt that the Toss app shows'],
    link: ['App link', 'A link opens the Toss app'],
    window: ['Toss’s window', 'Opens beside this page'],
    page: ['Toss’s page', 'Go there and come back'],
    document: ['Sign a document', 'Read it, and sign in the Toss app'],
  },
  words: { PUSH: 'Toss app, notification', APP_SCHEME: 'Toss app, link', WINDOW: 'Toss’s own screen' },
  form: {
    documentTitle: 'Consent to lend a book',
    documentText: 'Document to sign',
    documentSample:
      'I will return borrowed books within two weeks. If I am late, I will wait equally long ' +
      'before I borrow again.\n\n' +
      'This document is a test and binds nobody.',
    documentLock: 'Text of the document',
    documentLocks: [
      ['locked', 'Encrypted, for Toss only'],
      ['open', 'Not encrypted'],
    ],
  },
  start: {
    window: {
      heading: 'Toss’s window comes next',
      text: 'Name and number are for Toss’s window. Neither this page nor this site’s server gets to see them.',
      go: 'Open Toss’s window',
    },
    page: {
      heading: 'Toss’s page comes next',
      text: 'You will be redirected to Toss. When you are done there, you come back here and continue.',
      go: 'Go to Toss',
    },
    sealed: 'We never trust values in the return URL: the server always asks Toss itself for the result.',
    preparing: 'Preparing',
    retry: 'Try again',
  },
  flow: {
    push: {
      heading: 'Approve in the Toss app',
      hint: (phone) => `A prompt went to the Toss app on ${phone}. Once you approve it, this page moves on by itself.`,
    },
    link: {
      heading: 'Open the Toss app and approve',
      hint: (phone) =>
        `On a phone, the link below opens the Toss app. Here, approve on the emulated phone with ${phone}.`,
    },
    sign: {
      heading: 'Sign in the Toss app',
      hint: (phone) =>
        `The document went to the Toss app on ${phone}. Sign it there, and this page moves on by itself.`,
    },
    linkTitle: 'The app’s link',
    linkHint:
      'The emulator’s link opens no app, so it is shown, not followed. Nothing comes back from the app to this page.',
    approved: 'I have approved',
    waiting: 'Waiting for your approval',
    notYet: 'Not finished yet. We keep checking.',
    window: {
      heading: 'Finish in Toss’s window',
      hint: 'Give your name and number there and approve. This page moves on by itself.',
      reopen: 'Open the window again',
    },
    page: {
      heading: 'Finish on Toss’s page',
      hint: 'Once you approve there, you come back to this page and it goes on.',
      reopen: 'Go to Toss again',
    },
    windowWaiting: 'Waiting for you to finish at Toss',
    done: 'I have finished',
  },
  outcome: {
    expired: 'Not approved',
    expiredHint: 'It was declined, or time ran out. Toss does not say which.',
  },
};
