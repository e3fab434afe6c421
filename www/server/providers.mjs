/**
 * What a site's proxy is set up with, provider by provider, for the emulator that stands in for all of them.
 * Undefined where a site has none.
 * @type {Record<string, (emulator: import('bonin/emulator').Emulator, at: At) => object | undefined>}
 * @typedef {object} At
 * @property {string} origin the site's own
 * @property {string} emulatorUrl where browsers reach the emulator
 * @property {'a' | 'b'} site
 */
const SETTINGS = {
  mobileok({ mobileok: { baseUrl, siteUrl, keyFile, password } }) {
    return { baseUrl, siteUrl, keyFile, password, clientPrefix: 'DEMO' };
  },

  tossCert({ tossCert: { clientId, clientSecret, publicKey, roots } }, { origin, emulatorUrl }) {
    // The page that it names has to be one that browsers reach.
    const urls = { baseUrl: emulatorUrl, oauthUrl: emulatorUrl };
    const back = new URL('/callback', origin).href;
    return { ...urls, clientId, clientSecret, publicKey, roots, successCallbackUrl: back, failCallbackUrl: back };
  },

  // An application of OMPASS has one address to come back to, and the emulator has one application: site A's.
  ompass({ ompass: { version, secretKey } }, { emulatorUrl, site }) {
    return site === 'a' ? { version, baseUrl: emulatorUrl, secretKey } : undefined;
  },

  passni({ passni: { sites } }, { origin, emulatorUrl, site }) {
    const own = sites.find(({ agentId }) => agentId === `site-${site}`);
    const page = new URL('/?provider=passni', origin).href;
    const central = (name) => new URL(`/passni/${name}`, emulatorUrl);
    const logout = central('logout');
    logout.searchParams.set('returnUrl', page);
    return { ...own, pageUrl: page, loginUrl: central('login').href, logoutUrl: logout.href };
  },

  nets({ nets: { agentUrl, profile } }, { origin, emulatorUrl, site }) {
    // Each site has an agent of its own; the SSO server is where the agents say, which is where browsers reach it.
    const agent = new URL(new URL(agentUrl).pathname.replace('site-a', `site-${site}`), emulatorUrl);
    const hosts = [agent.hostname, new URL(origin).hostname];
    return { agentUrl: agent.href, profile, hosts, returnUrl: new URL('/?provider=nets', origin).href };
  },
};

/** The providers of the demo. */
export const PROVIDERS = Object.keys(SETTINGS);

/**
 * `providers` of `createProxy`.
 * @param {import('bonin/emulator').Emulator} emulator
 * @param {At} at
 */
export function providerSettings(emulator, at) {
  const settings = PROVIDERS.map((name) => [name, SETTINGS[name](emulator, at)]);
  return Object.fromEntries(settings.filter(([, own]) => own !== undefined));
}
