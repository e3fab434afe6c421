/** The page's words, in both languages. */
export const TEXTS = {
  ko: {
    emulator: '에뮬레이터',
    other: 'English',
    title: '통합 로그인 (NETS*SSO를 흉내 낸 서버)',
    site: (name) => `로그인한 뒤 돌아갈 사이트: ${name}`,
    user: '아이디',
    password: '비밀번호',
    hint: '아이디 hong, 비밀번호 nets-1234로 로그인할 수 있습니다.',
    logon: '로그인',
    wrong: (code) => `로그인하지 못했습니다 (${code}).`,
    unreachable: '서버가 답하지 않습니다. 다시 시도해 주세요.',
  },
  en: {
    emulator: 'EMULATOR',
    other: '한국어',
    title: 'Single sign-on (a stand-in for NETS*SSO)',
    site: (name) => `The site that you go back to: ${name}`,
    user: 'User id',
    password: 'Password',
    hint: 'User id hong and password nets-1234 log on.',
    logon: 'Log on',
    wrong: (code) => `You were not logged on (${code}).`,
    unreachable: 'The server does not answer. Please try again.',
  },
};
