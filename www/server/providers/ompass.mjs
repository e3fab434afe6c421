// OMPASS of the demo: an application of OMPASS has one address to come back to, so it is site A's alone.

/** @type {import('../providers.mjs').Party} */
export const ompass = {
  steps: ['start', 'verify', 'authenticators', 'reset'],
  faults: [{ kind: 'otherUser' }, { kind: 'expiredToken' }, { kind: 'noReturn' }],
  emulated: ([{ origin }]) => ({ redirectUri: new URL('/callback', origin).href }),

  settings({ version, secretKey }, { emulatorUrl, site }) {
    return site === 'a' ? { version, baseUrl: emulatorUrl, secretKey } : undefined;
  },
};
