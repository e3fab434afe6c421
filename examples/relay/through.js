// The other end, in the proxy's project: `createProxy({ fetch: through(relay, token), … })`.

/** mobileOK's own hosts. Requests to anywhere else go out as they are. */
const MOBILEOK = ['cert-dir.mobile-ok.com', 'scert-dir.mobile-ok.com'];

/**
 * @param {string} relay the relay's origin
 * @param {string} token
 * @param {readonly string[]} [hosts]
 * @returns {(url: string, init?: RequestInit) => Promise<Response>}
 */
export const through = (relay, token, hosts = MOBILEOK) => (url, init) => {
  const { host, pathname } = new URL(url);
  if (!hosts.includes(host)) return fetch(url, init);
  const headers = new Headers(init?.headers);
  headers.set('relay-to', host);
  headers.set('relay-token', token);
  return fetch(new URL(pathname, relay), { ...init, headers });
};
