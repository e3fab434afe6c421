/** A relying party made of WebCrypto alone: nothing of this project seals or opens here. */
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';
import { encrypt, open, openKeyFile, seal } from '../envelope.mjs';

const keys = createEmulatorKeys();

/** @param {import('bonin/emulator').EmulatorOptions} [options] */
export const newEmulator = (options) => createEmulator({ keys, ...options });

export const sms = {
  serviceType: 'telcoAuth',
  providerId: 'SKT',
  reqAuthType: 'SMS',
  usageCode: '01001',
  userName: '김보닌',
  userPhone: '01012345678',
  userBirthday: '19900215',
  userGender: '2',
  userNation: '0',
  retTransferType: 'MOKResult',
};

/**
 * Speaks to an emulator as a relying party does.
 * @param {import('bonin/emulator').Emulator} emulator
 */
export function createParty(emulator) {
  const { siteUrl, serviceId, keyFile, password } = emulator.mobileok;
  const opened = openKeyFile(keyFile, password);
  let count = 0;

  async function post(path, body) {
    const headers = { 'content-type': 'application/json' };
    const response = await emulator.fetch(`http://emulator.test/agent/v1/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return response.json();
  }

  return {
    post,
    async token() {
      const id = `PARTY${String((count += 1)).padStart(20, '0')}`;
      const time = new Date(emulator.now() + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
      const { ServerPublicKey } = await opened;
      const encryptReqClientInfo = await encrypt(ServerPublicKey, new TextEncoder().encode(`${id}|${time}`));
      return { ...(await post('token/get', { serviceId, siteUrl, encryptReqClientInfo })), id };
    },
    request: async ({ encryptMOKToken, publicKey: spki }, info) =>
      post('auth/request', { siteUrl, encryptMOKToken, encryptMOKAuthInfo: await seal(spki, info) }),
    async confirm({ encryptMOKToken }, authNumber, spki) {
      const encryptMOKVerifyInfo = await seal(spki ?? (await opened).ServerPublicKey, { authNumber });
      return post('confirm/request', { encryptMOKToken, encryptMOKVerifyInfo });
    },
    open: async ({ encryptMOKResult }) => open((await opened).ClientPrivateKey, encryptMOKResult),
  };
}

/** Verifies someone by SMS. */
export async function verify(emulator, party, info = sms) {
  const token = await party.token();
  const asked = await party.request(token, info);
  const done = await party.confirm(asked, emulator.phone(info.userPhone).latestCode());
  return { id: token.id, done };
}
