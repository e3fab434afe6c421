export const name = 'WebCrypto';

const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** @returns {Promise<(publicKey: string, info: object) => Promise<string>>} */
export async function prepare() {
  return seal;
}

async function seal(publicKey, info) {
  const { subtle } = crypto;
  const key = await subtle.importKey('spki', bytes(publicKey), rsa, false, ['encrypt']);
  const plaintext = new TextEncoder().encode(JSON.stringify(info));
  const secret = crypto.getRandomValues(new Uint8Array(48));
  const hash = new Uint8Array(await subtle.digest('SHA-256', plaintext));
  const inner = new TextEncoder().encode(`${base64(secret)}|${base64(hash)}`);
  const block = new Uint8Array(await subtle.encrypt(rsa, key, inner));
  const aes = await subtle.importKey('raw', secret.subarray(0, 32), 'AES-CBC', false, ['encrypt']);
  const sealed = await subtle.encrypt({ name: 'AES-CBC', iv: secret.subarray(32) }, aes, plaintext);
  return `${base64(block)}|${base64(new Uint8Array(sealed))}`;
}

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const base64 = (data) => btoa(String.fromCharCode(...data));
