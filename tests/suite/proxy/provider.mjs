// The provider's side for the proxy's tests: canned answers, and results that are sealed with crypto.subtle alone.

const text = (bytes) => btoa(String.fromCharCode(...bytes));
const bytes = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** The moment of every test, unless it moves its clock: 2026-11-20 12:00:00 in Seoul. */
export const NOON = Date.parse('2026-11-20T12:00:00+09:00');

/** A person whose every datum can be recognized wherever it should not be. */
export const PERSON = {
  userName: '표시된이름',
  userPhone: '01099887766',
  userBirthday: '19870605',
  userGender: '2',
  userNation: '0',
  ci: `CI-${'mark'.repeat(21)}==`,
  di: `DI-${'mark'.repeat(15)}==`,
};

/**
 * @param {object} vectors tests/vectors/mobileok.json
 * @returns a provider: `fetch` for the proxy, what it was asked in `requests`, and `answers` to replace: step ->
 * (answer, request) => Response or answer
 */
export function createProvider(vectors) {
  const requests = [];
  const answers = {};
  const made = { token: 0, clientTxId: undefined, requestTime: undefined };

  async function answer(step, body) {
    if (step === 'token')
      [made.clientTxId, made.requestTime] = (await openClientInfo(body.encryptReqClientInfo)).split('|');
    const ok = { resultCode: '2000', resultMsg: '성공', encryptMOKToken: `token-${++made.token}` };
    if (step === 'token') return { ...ok, publicKey: vectors.publicKeySpki };
    if (step === 'request') return { ...ok, resendCount: 3 };
    if (step === 'confirm') return { ...ok, encryptMOKResult: await seal(JSON.stringify(result())) };
    return ok;
  }

  async function openClientInfo(block) {
    const key = await crypto.subtle.importKey('pkcs8', bytes(vectors.keyFile.serverPrivateKeyPkcs8), OAEP, false, [
      'decrypt',
    ]);
    return new TextDecoder().decode(await crypto.subtle.decrypt(OAEP, key, bytes(block)));
  }

  async function seal(plaintext) {
    const data = new TextEncoder().encode(plaintext);
    const session = crypto.getRandomValues(new Uint8Array(48));
    const aes = await crypto.subtle.importKey('raw', session.subarray(0, 32), 'AES-CBC', false, ['encrypt']);
    const rsa = await crypto.subtle.importKey('spki', bytes(vectors.publicKeySpki), OAEP, false, ['encrypt']);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
    const head = new TextEncoder().encode(`${text(session)}|${text(hash)}`);
    const block = new Uint8Array(await crypto.subtle.encrypt(OAEP, rsa, head));
    const cipher = new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-CBC', iv: session.subarray(32) }, aes, data),
    );
    return `${text(block)}|${text(cipher)}`;
  }

  const result = (changes) => ({
    siteId: 'site',
    clientTxId: made.clientTxId,
    txId: 'tx-0001',
    serviceType: 'telcoAuth',
    providerId: 'SKT',
    reqAuthType: 'SMS',
    ...PERSON,
    reqDate: '2026-11-20 11:59:30.000',
    issuer: 'issuer',
    issueDate: '2026-11-20 11:59:59.123',
    ...changes,
  });

  return {
    requests,
    answers,
    made,
    seal,
    result,
    async fetch(url, init) {
      const step = {
        'token/get': 'token',
        'auth/request': 'request',
        'auth/resend': 'resend',
        'auth/call': 'call',
        'confirm/request': 'confirm',
      }[url.replace('https://provider.test/agent/v1/', '')];
      const body = JSON.parse(init.body);
      requests.push({ url, step, body, init });
      const usual = await answer(step, body);
      const given = answers[step] ? await answers[step](usual, init) : usual;
      return given instanceof Response ? given : new Response(JSON.stringify(given));
    },
  };
}
