import { BASE_URL, newPassword } from '../settings.js';

const AGENTS = [
  { agentId: 'site-a', name: '사이트 A', arriveUrl: 'http://localhost:4000/bonin/passni/arrive' },
  { agentId: 'site-b', name: '사이트 B', arriveUrl: 'http://localhost:4002/bonin/passni/arrive' },
];

/** @type {import('./index.js').ProviderHalf} */
export const passni = {
  name: 'passni',
  keys: {},
  pages: ['/passni/login/', '/passni/portal/', '/passni/logged-out/'],

  begin({ options: { passni: { agents = AGENTS } = {} } }) {
    // One password alone is shorter than a bridge takes.
    const known = agents.map((agent) => ({ bridgeSecret: newPassword() + newPassword(), ...agent }));
    return {
      setup: { agents: known },
      settings: () => {
        const sites = known.map((agent) => settingsOf(agent, known));
        // Not enumerable: what is left of the first site's is what a proxy takes.
        return Object.defineProperty({ ...sites[0] }, 'sites', { value: sites });
      },
    };
  },

  files: () => [],

  example: ({ bridgeSecret, agentHosts, agentId, agentUrl }, { url }) => [
    `bridgeUrl: '${url}/passni/bridge/${agentId}',`,
    `bridgeSecret: '${bridgeSecret}',`,
    "pageUrl: 'http://localhost:4000/',",
    `agentHosts: ${JSON.stringify(agentHosts)},`,
    `loginUrl: '${url}/passni/login',`,
    `agentId: '${agentId}',`,
    `agentUrl: '${agentUrl}',`,
    `logoutUrl: '${url}/passni/logout',`,
  ],
};

function settingsOf({ agentId, arriveUrl, bridgeSecret }, agents) {
  const others = agents.filter((other) => other.agentId !== agentId);
  return {
    bridgeUrl: `${BASE_URL}/passni/bridge/${agentId}`,
    bridgeSecret,
    agentHosts: [...new Set(others.map((other) => new URL(other.arriveUrl).host))],
    loginUrl: `${BASE_URL}/passni/login`,
    agentId,
    agentUrl: arriveUrl,
    logoutUrl: `${BASE_URL}/passni/logout`,
  };
}
