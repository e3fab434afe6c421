// NETS SSO of the demo's sites.

/** @type {import('../providers.mjs').Party} */
export const nets = {
  steps: ['config', 'check', 'logon', 'duplicate', 'factor', 'key', 'ssoCheck', 'ssoLogon', 'ssoLogoff', 'move'],
  faults: [{ kind: 'bom' }, { kind: 'trailingComma' }],
  settings({ agentUrl, profile }, { origin, emulatorUrl, site }) {
    // Each site has an agent of its own; the SSO server is where the agents say, which is where browsers reach it.
    const agent = new URL(new URL(agentUrl).pathname.replace('site-a', `site-${site}`), emulatorUrl);
    const hosts = [agent.hostname, new URL(origin).hostname];
    return { agentUrl: agent.href, profile, hosts, returnUrl: new URL('/?provider=nets', origin).href };
  },
};
