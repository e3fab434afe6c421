/** What the page says of OMPASS in Korean. */
export const ko = {
  provider: { name: 'OMPASS', about: '앱으로 로그인' },
  steps: { form: '시작' },
  panes: { main: '로그인' },
  phone: { off: 'OMPASS 화면을 열면 이 휴대폰이 켜집니다.' },
  methods: {
    heading: '어떻게 로그인할까요?',
    legend: '로그인 방식',
    intro: '등록해 둔 휴대폰의 OMPASS 앱에서 승인해 로그인합니다.',
    after: '비밀번호 다음에',
    afterHint: '처음이라면 여기에서 휴대폰을 등록합니다.',
    instead: '비밀번호 대신',
    insteadHint: '등록한 다음에 쓸 수 있습니다.',
    u2f: ['2차 인증 (U2F)', '이 사이트의 비밀번호를 확인한 다음 승인합니다'],
    uaf: ['앱으로만 (UAF)', 'OMPASS의 창이 따로 열립니다'],
    page: ['페이지 이동 (UAF)', 'OMPASS의 페이지로 갔다가 돌아옵니다'],
  },
  words: { u2f: '비밀번호 다음에 (U2F)', uaf: '비밀번호 대신 (UAF)' },
  form: {
    heading: '비밀번호를 입력해 주세요',
    userId: '아이디',
    userIdHint: '아무 아이디나 됩니다. 처음 쓰는 아이디라면 OMPASS에 휴대폰부터 등록합니다.',
    password: '비밀번호',
    passwordHint: '이 데모에서는 누구나 open-sesame입니다.',
    wrongPassword: '비밀번호가 맞지 않습니다.',
    submit: '비밀번호 확인',
    sending: '확인하는 중',
    sealed: '비밀번호는 이 사이트의 서버가 확인합니다. OMPASS에는 아이디만 알려 줍니다.',
  },
  fill: {
    failuresHint: '처음 쓰는 아이디로 시작해, 등록 화면에 이 번호를 적으면 그 일이 일어납니다.',
  },
  start: {
    u2f: {
      heading: '이제 OMPASS 차례입니다',
      text: '비밀번호를 확인했습니다. OMPASS 창에서 승인하면 끝납니다. 등록한 적이 없다면 그 창에서 휴대폰부터 등록합니다.',
      go: 'OMPASS 창 열기',
    },
    uaf: {
      heading: 'OMPASS 창을 엽니다',
      text: '아이디는 OMPASS 창에 적습니다. 등록한 적이 없다면 먼저 2차 인증(U2F)으로 등록해 주세요.',
      go: 'OMPASS 창 열기',
    },
    page: {
      heading: 'OMPASS 페이지로 갑니다',
      text: '이 페이지가 OMPASS의 페이지로 바뀝니다. 거기에서 승인하면 여기로 돌아와 이어집니다. 등록한 적이 없다면 먼저 2차 인증(U2F)으로 등록해 주세요.',
      go: 'OMPASS로 이동',
    },
    sealed: '돌아온 주소만으로는 로그인되지 않습니다. 누구의 로그인인지 서버가 OMPASS에 직접 물어 확인합니다.',
    opening: '여는 중',
  },
  flow: {
    window: {
      heading: 'OMPASS 창에서 마쳐 주세요',
      hint: '창에서 안내하는 대로 휴대폰의 OMPASS 앱에서 승인하면 자동으로 넘어갑니다.',
      reopen: '창 다시 열기',
    },
    page: {
      heading: 'OMPASS 페이지에서 마쳐 주세요',
      hint: '거기에서 승인하면 이 페이지로 돌아와 이어집니다.',
      reopen: 'OMPASS로 다시 이동',
    },
    waiting: 'OMPASS에서 돌아오기를 기다리고 있습니다',
    declined: '휴대폰에서 거절했다면 OMPASS 화면에서 다시 요청할 수 있습니다.',
  },
  resume: {
    heading: '진행하던 로그인이 있습니다',
    text: (method) => `${method} 방식으로 하던 중에 페이지를 새로 고쳤습니다. 비밀번호는 저장하지 않았습니다.`,
  },
  outcome: {
    verified: '로그인을 확인했습니다',
    notGotList: 'OMPASS의 비밀 키 · OMPASS의 응답 원문',
    wireHint: '이 브라우저가 프록시에 보낸 요청 전부입니다. OMPASS의 토큰(token)은 한 번 보낸 뒤 어디에도 남기지 않습니다.',
    expiredHint: '정해진 시간 안에 승인하지 않았습니다. 처음부터 다시 시작해 주세요.',
    cancelledHint: '열려 있던 OMPASS 창도 닫았습니다.',
    failed: '로그인하지 못했습니다',
  },
};
