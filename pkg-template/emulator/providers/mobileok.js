import { call } from '../../core/boundary.js';
import { BASE_URL, CLIENT_ID, newPassword } from '../settings.js';

const SITE_URL = 'www.bonin.example';

/** @type {import('./index.js').ProviderHalf<'mobileok'>} */
export const mobileok = {
  name: 'mobileok',
  keys: { server: 'RSA-OAEP-256', client: undefined },

  begin({ core, keys: { server, client }, options: { siteUrl = SITE_URL } }) {
    const password = newPassword();
    const file = {
      serviceId: CLIENT_ID,
      clientPrivateKey: client.privateKey,
      serverPublicKey: server.publicKey,
    };
    const keyFile = call(() => core.sealKeyFile(file, password));
    return {
      setup: { serviceId: CLIENT_ID, siteUrl, publicKey: server.publicKey, clientPublicKey: client.publicKey },
      settings: () => ({ baseUrl: BASE_URL, siteUrl, keyFile, password, serviceId: CLIENT_ID }),
    };
  },

  files: ({ keyFile }) => [{ name: 'mok_keyInfo.dat', bytes: keyFile }],

  example: ({ siteUrl, password }, { url, files: [keyFile] }) => [
    `baseUrl: '${url}',`,
    `siteUrl: '${siteUrl}',`,
    `keyFile: await readFile('${keyFile}'),`,
    `password: '${password}',`,
  ],
};
