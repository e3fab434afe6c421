/** What the page says of Pass-Ni SSO in English. */
export const en = {
  provider: { name: 'Pass-Ni SSO', about: 'One login for many systems' },
  panes: { phone: 'Developer tools' },
  steps: { login: 'Log in', enter: 'Code', outcome: 'Logged in' },
  words: { sso: 'single sign-on' },
  door: {
    heading: (site) => `Log in to ${site}`,
    intro:
      'You log in on the page of the single sign-on (SSO) server. ' +
      'After that you need not type anything at the other linked sites.',
    go: 'Go to single sign-on',
    going: 'On the way',
    sealed:
      'User id and password are for the SSO server alone. ' +
      'This site is sent a code that works once, and it leaves the URL as soon as it is read.',
    users: 'Fictional users',
    usersHint: (password) =>
      `None of them exists, and the password is ${password}. Choose one to have the user id filled in.`,
  },
  entering: {
    heading: 'Checking your login',
    text: 'This site’s server turns the code of the SSO server into a login.',
    waiting: 'One moment, please',
  },
  session: {
    heading: (site) => `You are logged in to ${site}`,
    entered:
      'The browser got a ticket, and the service’s server opened it once. ' +
      'The SSO server’s token passes through the browser encrypted, or not at all.',
    kept: 'You stay logged in when the page is reloaded. The ticket is made only once, as you enter.',
    duplicate: (ip) =>
      `The same user id logged in elsewhere, too (${ip}). If that was not you, log out and change your password.`,
    someAddress: 'address unknown',
    logout: 'Log out everywhere',
    leaving: 'Logging out',
    logoutHint: 'You are logged out of every linked site.',
  },
  systems: {
    heading: 'Linked systems',
    hint: 'A new code goes along to the other site, so you are logged in there without typing anything.',
    none: 'No system is linked.',
    unmovable: 'This site does not allow that address.',
    popup: 'In a new window',
    post: 'In this window',
    refresh: 'Get the list again',
    asking: 'Getting it',
  },
  check: {
    heading: 'Login check',
    hint:
      'While you look at this page, it asks the SSO server about once a minute. It learns of a log-out at another ' +
      'site.',
    fine: 'You are logged in.',
    duplicate: 'You are logged in, and so is the same user id elsewhere.',
    next: (time) => `It asks again at about ${time}.`,
    now: 'Check now',
    asking: 'Checking',
  },
  out: {
    heading: 'You are logged out',
    here: 'You logged out at this site. The other linked sites find out when they next check.',
    elsewhere: 'Single sign-on is over: you logged out at another site, or time ran out.',
    own: 'A real service would end its own session now, too.',
    again: 'Log in again',
  },
  outcome: {
    notGotList: 'The SSO server’s token · name · phone · email · the raw user data',
    wireHint:
      'Every request this browser made to the proxy. ' +
      'The token is in “flow”, encrypted so that only the proxy can open it.',
    failed: 'You could not be logged in',
    expired: 'The login is over',
    expiredHint: 'Please log in again.',
  },
};
