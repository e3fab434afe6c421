/** A relying party of Toss cert made of node:crypto alone: nothing of this project seals or opens here. */
import * as node from 'node:crypto';

const oaep = { padding: node.constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
const GCM = ['aes-256-gcm', 32, 12];
const CBC = ['aes-256-cbc', 32, 16];
const CBC_128 = ['aes-128-cbc', 16, 16];
const MODES = { gcm: GCM, cbc256: CBC, cbc128: CBC_128 };

export const PERSON = { userName: '김보닌', userPhone: '01012345678', userBirthday: '19900215' };

/**
 * A session as Toss's SDK makes it.
 * @param {string} spki
 * @param {{ mode?: 'gcm' | 'cbc256' | 'cbc128', version?: string }} [options]
 */
export function newSession(spki, { mode = 'gcm', version = 'v1_0.0.14' } = {}) {
  const [cipher, keyLength, ivLength] = MODES[mode];
  const [key, iv, id] = [node.randomBytes(keyLength), node.randomBytes(ivLength), node.randomUUID()];
  const isGcm = mode === 'gcm';
  const payload = [isGcm ? 'AES_GCM' : 'AES_CBC', key.toString('base64'), iv.toString('base64')].join('$');
  const publicKey = node.createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  const block = node.publicEncrypt({ key: publicKey, ...oaep }, Buffer.from(payload));
  const mac = (text) => node.createHmac('sha256', key.toString('base64')).update(text).digest('hex');

  return {
    sessionKey: [version, id, block.toString('base64')].join('$'),
    seal(text) {
      const sealer = node.createCipheriv(cipher, key, iv);
      if (isGcm) sealer.setAAD(key);
      const bytes = [sealer.update(text, 'utf8'), sealer.final(), ...(isGcm ? [sealer.getAuthTag()] : [])];
      const field = [version, id, Buffer.concat(bytes).toString('base64')];
      return [...field, ...(isGcm ? [] : [mac(text)])].join('$');
    },
    open(field) {
      const [ownVersion, ownId, text, ...rest] = field.split('$');
      if (ownVersion !== version || ownId !== id || rest.length !== (isGcm ? 0 : 1)) throw new Error('Not its field.');
      const bytes = Buffer.from(text, 'base64');
      if (bytes.toString('base64') !== text) throw new Error('Not base64.');
      const opener = node.createDecipheriv(cipher, key, iv);
      if (isGcm) opener.setAAD(key).setAuthTag(bytes.subarray(-16));
      const plain = Buffer.concat([opener.update(isGcm ? bytes.subarray(0, -16) : bytes), opener.final()]).toString();
      if (!isGcm && rest[0] !== mac(plain)) throw new Error('Not its text.');
      return plain;
    },
  };
}

/**
 * Speaks to an emulator as a relying party does.
 * @param {import('bonin/emulator').Emulator} emulator
 * @param {{ family?: string, session?: object }} [options]
 */
export function createTossParty(emulator, { family = 'user/auth/id', session: kind } = {}) {
  const { baseUrl, oauthUrl, clientId, clientSecret, publicKey } = emulator.tossCert;
  let token;

  const authorize = async () => {
    const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'ca' };
    const body = new URLSearchParams(fields);
    const response = await emulator.fetch(`${oauthUrl}/token`, { method: 'POST', body });
    return response.json();
  };

  async function post(step, body) {
    token ??= (await authorize()).access_token;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const url = `${baseUrl}/api/v2/sign/${family}/${step}`;
    const response = await emulator.fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return { http: response.status, ...(await response.json()) };
  }

  return {
    authorize,
    post,
    request(person = PERSON, more = {}) {
      const session = newSession(publicKey, kind);
      const sealed = Object.entries(person).map(([name, text]) => [name, session.seal(text)]);
      const asked = { requestType: 'USER_PERSONAL', triggerType: 'PUSH', sessionKey: session.sessionKey };
      return post('request', { ...asked, ...Object.fromEntries(sealed), ...more });
    },
    status: (txId) => post('status', { txId }),
    /** The result, and its personal data opened. */
    async result(txId) {
      const session = newSession(publicKey, kind);
      const answer = await post('result', { txId, sessionKey: session.sessionKey });
      const open = (field) => (field === null ? null : session.open(field));
      return { ...answer, person: () => mapped(answer.success.personalData, open) };
    },
  };
}

/** Verifies someone by push, and gives the result. */
export async function verifyToss(emulator, party = createTossParty(emulator)) {
  const { success } = await party.request();
  emulator.phone(PERSON.userPhone).approve();
  return party.result(success.txId);
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}
