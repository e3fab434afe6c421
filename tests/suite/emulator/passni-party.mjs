// What the proxies of Pass-Ni's linked systems ask, and what a user's browsers do at its SSO server.

const json = { 'content-type': 'application/json' };
const ORIGIN = 'http://emulator.test';
export const PASSWORD = 'passni-1234';
export const CALLER = { userIp: '198.51.100.1', userAgent: 'Browser A' };

/**
 * A browser with a cookie jar of its own.
 * @param {(input: string, init?: RequestInit) => Promise<Response>} fetch the emulator's, or that of its server
 */
export function createBrowser(fetch, origin = ORIGIN) {
  let cookie = '';
  const visit = async (path, init = {}) => {
    const headers = { ...init.headers, ...(cookie && { cookie }) };
    const response = await fetch(`${origin}/passni/${path}`, { redirect: 'manual', ...init, headers });
    for (const set of response.headers.getSetCookie()) [cookie] = set.split(';');
    return response;
  };
  return {
    visit,
    cookie: () => cookie,
    logIn: (userId = 'hong', password = PASSWORD, more = {}) =>
      visit('api/login', { method: 'POST', headers: json, body: JSON.stringify({ userId, password, ...more }) }),
    state: async (query = '') => (await visit(`api/state${query}`)).json(),
    /** The form that takes the user to a system, where there is one. */
    async enter(agentId) {
      const text = await (await visit(`login?agt_id=${agentId}`)).text();
      const [, action] = /<form[^>]* action="([^"]*)"/.exec(text) ?? [];
      const [, code] = /name="sso_code" value="([^"]*)"/.exec(text) ?? [];
      return { action, code };
    },
  };
}

/**
 * The proxy of a system.
 * @param {(input: string, init?: RequestInit) => Promise<Response>} fetch
 * @param {{ bridgeUrl: string, bridgeSecret: string }} settings
 */
export function createSystem(fetch, { bridgeUrl, bridgeSecret }) {
  const ask = async (route, body = {}, init = {}) => {
    const headers = { ...json, authorization: `Bearer ${bridgeSecret}`, ...init.headers };
    const response = await fetch(`${bridgeUrl}/${route}`, {
      method: 'POST',
      body: JSON.stringify(body),
      ...init,
      headers,
    });
    return { status: response.status, body: await response.json() };
  };
  const said = async (...asked) => (await ask(...asked)).body;
  return {
    ask,
    token: (ssoCode, caller = CALLER) => said('token', { ssoCode, ...caller }),
    userData: (token, caller = CALLER) => said('user-data', { token, ...caller }),
    ssoCode: (token, caller = CALLER) => said('sso-code', { token, ...caller }),
    loginCheck: (token) => said('login-check', { token }),
    agents: () => said('agents'),
    logout: (token) => said('logout', { token }),
  };
}

/** An emulator's two systems, with a browser that is logged in, and what else a test needs. */
export async function newSso(emulator, user = 'hong') {
  const [siteA, siteB] = emulator.passni.sites.map((settings) => createSystem(emulator.fetch, settings));
  const browser = createBrowser(emulator.fetch);
  await browser.logIn(user);
  const token = async (system = siteA, id = 'site-a', of = browser, caller = CALLER) =>
    (await system.token((await of.enter(id)).code, caller)).token;
  return { siteA, siteB, browser, token, fault: (order) => emulator.control.fault({ provider: 'passni', ...order }) };
}
