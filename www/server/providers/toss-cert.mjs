// Toss cert of the demo's sites.

/** @type {import('../providers.mjs').Party} */
export const tossCert = {
  steps: ['token', 'request', 'status', 'result'],
  faults: [{ kind: 'code', code: 'CE9999' }, { kind: 'nullText' }],
  settings({ clientId, clientSecret, publicKey, roots }, { origin, emulatorUrl }) {
    // Browsers go to the page that it names, so its address has to be one that they reach.
    const urls = { baseUrl: emulatorUrl, oauthUrl: emulatorUrl };
    const back = new URL('/callback', origin).href;
    return { ...urls, clientId, clientSecret, publicKey, roots, successCallbackUrl: back, failCallbackUrl: back };
  },
};
