// mobileOK of the demo's sites.

/** @type {import('../providers.mjs').Party} */
export const mobileok = {
  steps: ['token', 'request', 'resend', 'call', 'confirm'],
  faults: [{ kind: 'code', code: '9999' }, { kind: 'noToken' }, { kind: 'replay' }],
  settings({ baseUrl, siteUrl, keyFile, password }) {
    return { baseUrl, siteUrl, keyFile, password, clientPrefix: 'DEMO' };
  },
};
