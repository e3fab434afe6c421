// mobileOK of the demo's sites.

/** @type {import('../providers.mjs').Party} */
export const mobileok = {
  settings({ baseUrl, siteUrl, keyFile, password }) {
    return { baseUrl, siteUrl, keyFile, password, clientPrefix: 'DEMO' };
  },
};
