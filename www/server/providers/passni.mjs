// Pass-Ni SSO of the demo's sites: each is a system that the SSO server links with the other.

/** @type {import('../providers.mjs').Party} */
export const passni = {
  steps: ['login', 'token', 'user-data', 'sso-code', 'login-check', 'agents', 'logout'],
  faults: [{ kind: 'loggedOut' }],
  emulated: (sites) => ({ agents: sites.map(linked) }),

  settings({ sites }, { origin, emulatorUrl, site }) {
    const own = sites.find(({ agentId }) => agentId === `site-${site}`);
    const page = new URL('/?provider=passni', origin).href;
    const central = (name) => new URL(`/passni/${name}`, emulatorUrl);
    const logout = central('logout');
    logout.searchParams.set('returnUrl', page);
    return { ...own, pageUrl: page, loginUrl: central('login').href, logoutUrl: logout.href };
  },
};

/** A site as the SSO server knows it: where its users are sent with a code. */
const linked = ({ id, name, origin }) => ({
  agentId: `site-${id}`,
  name: name.ko,
  arriveUrl: new URL('/bonin/passni/arrive', origin).href,
});
