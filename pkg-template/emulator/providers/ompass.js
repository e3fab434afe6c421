import { BASE_URL, CLIENT_ID, newPassword } from '../settings.js';

const REDIRECT_URI = 'http://localhost:4000/callback';

/** @type {import('./index.js').ProviderHalf} */
export const ompass = {
  name: 'ompass',
  keys: {},
  pages: ['/ompass/register/', '/ompass/authenticate/'],

  begin({ options: { ompass: { redirectUri = REDIRECT_URI } = {} } }) {
    const secretKey = newPassword();
    const clientId = CLIENT_ID;
    return {
      setup: { secretKey, clientId, redirectUri },
      settings: () => ({ version: 'v1', baseUrl: BASE_URL, secretKey, clientId }),
    };
  },

  files: () => [],

  example: ({ secretKey, clientId }, { url }) => [
    "version: 'v1',",
    `baseUrl: '${url}',`,
    `secretKey: '${secretKey}',`,
    `clientId: '${clientId}',`,
  ],
};
