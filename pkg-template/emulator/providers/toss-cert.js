import { BASE_URL, CLIENT_ID, newPassword } from '../settings.js';

/** @type {import('./index.js').ProviderHalf} */
export const tossCert = {
  name: 'tossCert',
  keys: { session: 'RSA-OAEP', ca: 'RSASSA', signer: 'RSASSA' },
  pages: ['/toss/window/'],

  begin({ keys: { session, ca, signer } }) {
    const clientId = CLIENT_ID;
    const clientSecret = newPassword();
    return {
      setup: { clientId, clientSecret, caPublicKey: ca.publicKey, signerPublicKey: signer.publicKey },
      settings: ({ roots }) => ({
        baseUrl: BASE_URL,
        oauthUrl: BASE_URL,
        clientId,
        clientSecret,
        publicKey: session.publicKey,
        roots,
      }),
    };
  },

  files: () => [],

  example: ({ clientId, clientSecret, publicKey, roots }, { url }) => [
    `baseUrl: '${url}',`,
    `oauthUrl: '${url}',`,
    `clientId: '${clientId}',`,
    `clientSecret: '${clientSecret}',`,
    `publicKey: '${publicKey}',`,
    `roots: ${JSON.stringify(roots)},`,
  ],
};
