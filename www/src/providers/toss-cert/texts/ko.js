/** What the page says of Toss cert in Korean. */
export const ko = {
  provider: { name: '토스인증', about: '토스 앱으로 본인확인' },
  methods: {
    intro: '토스 앱에서 본인을 확인하고, 그 사람의 인증서로 한 전자서명을 함께 받습니다.',
    app: '토스 앱에서',
    appHint: '이 페이지에 적은 사람에게 토스가 묻습니다.',
    own: '토스 화면에서',
    ownHint: '누구인지는 토스 화면에만 적습니다.',
    sign: '서명',
    signHint: '문서를 보여 주고 전자서명을 받습니다.',
    push: ['앱 알림', '토스 앱에 온 알림을 승인합니다'],
    link: ['앱 링크', '링크로 토스 앱을 엽니다'],
    window: ['표준창', '토스의 창이 따로 열립니다'],
    page: ['페이지 이동', '토스의 페이지로 갔다가 돌아옵니다'],
    document: ['문서 서명', '읽고 토스 앱에서 서명합니다'],
  },
  words: { PUSH: '토스 앱 알림', APP_SCHEME: '토스 앱 링크', WINDOW: '토스 화면' },
  form: {
    documentTitle: '도서 대여 동의서',
    documentText: '서명할 문서',
    documentSample:
      '나는 빌린 책을 두 주 안에 돌려주며, 늦으면 다음 대여를 그만큼 미루는 데 동의합니다.\n\n이 문서는 시험용이며 아무 효력이 없습니다.',
    documentLock: '문서 본문',
    documentLocks: [
      ['locked', '토스만 읽을 수 있게 암호화'],
      ['open', '암호화하지 않음'],
    ],
  },
  start: {
    window: {
      heading: '토스 창을 엽니다',
      text: '이름과 번호는 토스 창에 적습니다. 이 페이지와 이 사이트의 서버는 그것을 보지 못합니다.',
      go: '토스 창 열기',
    },
    page: {
      heading: '토스 페이지로 갑니다',
      text: '이 페이지가 토스의 페이지로 바뀝니다. 거기에서 마치면 여기로 돌아와 이어집니다.',
      go: '토스로 이동',
    },
    sealed: '돌아올 때 전달된 값은 신뢰하지 않습니다. 결과는 언제나 서버가 토스에 직접 물어 확인합니다.',
    preparing: '준비하는 중',
    retry: '다시 시도',
  },
  flow: {
    push: {
      heading: '토스 앱에서 승인해 주세요',
      hint: (phone) => `${phone} 번호의 토스 앱에 알림을 보냈습니다. 승인하면 자동으로 넘어갑니다.`,
    },
    link: {
      heading: '토스 앱을 열어 승인해 주세요',
      hint: (phone) => `휴대폰이라면 아래 링크가 토스 앱을 엽니다. 여기서는 ${phone} 번호의 에뮬레이터 휴대폰에서 승인하세요.`,
    },
    sign: {
      heading: '토스 앱에서 서명해 주세요',
      hint: (phone) => `${phone} 번호의 토스 앱에 문서를 보냈습니다. 읽고 서명하면 자동으로 넘어갑니다.`,
    },
    linkTitle: '앱 링크',
    linkHint: '에뮬레이터의 링크는 앱을 열지 않으므로 따라가지 않고 보여 주기만 합니다. 앱에서는 이 페이지로 아무것도 돌아오지 않습니다.',
    approved: '승인했습니다',
    waiting: '승인을 기다리고 있습니다',
    notYet: '아직 끝나지 않았습니다. 계속 확인하고 있습니다.',
    window: {
      heading: '토스 창에서 마쳐 주세요',
      hint: '창에 이름과 번호를 적고 승인하면 자동으로 넘어갑니다.',
      reopen: '창 다시 열기',
    },
    page: {
      heading: '토스 페이지에서 마쳐 주세요',
      hint: '토스의 페이지에서 승인하면 이 페이지로 돌아와 이어집니다.',
      reopen: '토스로 다시 이동',
    },
    windowWaiting: '토스에서 끝나기를 기다리고 있습니다',
    done: '인증을 완료했습니다',
  },
  outcome: {
    expired: '승인되지 않았습니다',
    expiredHint: '거절했거나 시간이 지났습니다. 어느 쪽인지 토스는 알려 주지 않습니다.',
  },
};
