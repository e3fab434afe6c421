/** A relying party made of node:crypto alone: nothing of this project seals or opens here. */
import * as node from 'node:crypto';
import { createEmulator, createEmulatorKeys } from 'bonin/emulator';

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

/** The key file as the vendor's form has it. */
export function openKeyFile(bytes, password) {
  const first = node.createHash('sha256').update(password).digest();
  const second = node.createHash('sha256').update(first).digest();
  const key = Buffer.concat([first.subarray(0, 16), second.subarray(16)]);
  const cipher = node.createDecipheriv('aes-256-cbc', key, second.subarray(0, 16));
  return JSON.parse(Buffer.concat([cipher.update(bytes), cipher.final()]).toString('utf8'));
}

const oaep = { padding: node.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
const publicKey = (spki) => node.createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });

function encrypt(spki, bytes) {
  return node.publicEncrypt({ key: publicKey(spki), ...oaep }, bytes).toString('base64');
}

export function seal(spki, plain) {
  const bytes = Buffer.from(JSON.stringify(plain));
  const [key, iv] = [node.randomBytes(32), node.randomBytes(16)];
  const cipher = node.createCipheriv('aes-256-cbc', key, iv);
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64');
  const hash = node.createHash('sha256').update(bytes).digest('base64');
  return `${encrypt(spki, Buffer.from(`${Buffer.concat([key, iv]).toString('base64')}|${hash}`))}|${text}`;
}

export function open(pkcs8, envelope) {
  const [block, text] = envelope.split('|').map((part) => Buffer.from(part, 'base64'));
  const key = node.createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });
  const [secret, hash] = node.privateDecrypt({ key, ...oaep }, block).toString().split('|');
  const bytes = Buffer.from(secret, 'base64');
  const cipher = node.createDecipheriv('aes-256-cbc', bytes.subarray(0, 32), bytes.subarray(32));
  const plain = Buffer.concat([cipher.update(text), cipher.final()]);
  if (node.createHash('sha256').update(plain).digest('base64') !== hash) throw new Error('The hash differs.');
  return JSON.parse(plain.toString('utf8'));
}

/**
 * Speaks to an emulator as a relying party does.
 * @param {import('bonin/emulator').Emulator} emulator
 */
export function createParty(emulator) {
  const { siteUrl, serviceId, keyFile, password } = emulator.mobileok;
  const { ClientPrivateKey, ServerPublicKey } = openKeyFile(keyFile, password);
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
      const encryptReqClientInfo = encrypt(ServerPublicKey, Buffer.from(`${id}|${time}`));
      return { ...(await post('token/get', { serviceId, siteUrl, encryptReqClientInfo })), id };
    },
    request: ({ encryptMOKToken, publicKey: spki }, info) =>
      post('auth/request', { siteUrl, encryptMOKToken, encryptMOKAuthInfo: seal(spki, info) }),
    confirm: ({ encryptMOKToken }, authNumber, spki = ServerPublicKey) =>
      post('confirm/request', { encryptMOKToken, encryptMOKVerifyInfo: seal(spki, { authNumber }) }),
    open: ({ encryptMOKResult }) => open(ClientPrivateKey, encryptMOKResult),
  };
}

/** Verifies someone by SMS. */
export async function verify(emulator, party, info = sms) {
  const token = await party.token();
  const asked = await party.request(token, info);
  const done = await party.confirm(asked, emulator.phone(info.userPhone).latestCode());
  return { id: token.id, done };
}
