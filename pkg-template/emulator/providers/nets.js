import { BASE_URL } from '../settings.js';

/** @type {import('./index.js').ProviderHalf} */
export const nets = {
  name: 'nets',
  // WebCrypto does not open what passwords are encrypted with, so the emulator has the private key itself.
  keys: { credential: undefined },
  pages: ['/nets/window/'],

  begin({ keys: { credential } }) {
    return {
      setup: { privateKey: credential.privateKey },
      settings: () => ({
        agentUrl: `${BASE_URL}/nets/site-a/agent`,
        profile: 'v9',
        hosts: [new URL(BASE_URL).host, 'localhost', '127.0.0.1'],
        returnUrl: `${BASE_URL}/`,
      }),
    };
  },

  files: () => [],

  example: ({ profile }, { url }) => [
    `agentUrl: '${url}/nets/site-a/agent',`,
    `profile: '${profile}',`,
    `hosts: ['${new URL(url).hostname}', 'localhost'],`,
    "returnUrl: 'http://localhost:5173/',",
  ],
};
