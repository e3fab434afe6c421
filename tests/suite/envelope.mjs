/** mobileOK's envelope and key file by WebCrypto alone: nothing of this project seals or opens here. */
const { subtle } = crypto;
const OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' };
const PAIR = { ...OAEP, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
export const base64Of = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

const utf8 = (text) => new TextEncoder().encode(text);
const textOf = (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const sha256 = (bytes) => subtle.digest('SHA-256', bytes);

/** A pair of keys, base64: SPKI and PKCS#8. */
export async function newPair() {
  const { publicKey, privateKey } = await subtle.generateKey(PAIR, true, ['encrypt', 'decrypt']);
  const [spki, pkcs8] = await Promise.all([subtle.exportKey('spki', publicKey), subtle.exportKey('pkcs8', privateKey)]);
  return { publicKey: base64Of(spki), privateKey: base64Of(pkcs8) };
}

/** Encrypted for the key, base64. */
export async function encrypt(spki, bytes) {
  const key = await subtle.importKey('spki', bytesOf(spki), OAEP, false, ['encrypt']);
  return base64Of(await subtle.encrypt(OAEP, key, bytes));
}

export async function seal(spki, plain) {
  const bytes = utf8(JSON.stringify(plain));
  const secret = crypto.getRandomValues(new Uint8Array(48));
  const [key, iv] = [secret.subarray(0, 32), secret.subarray(32)];
  const aes = await subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt']);
  const text = base64Of(await subtle.encrypt({ name: 'AES-CBC', iv }, aes, bytes));
  return `${await encrypt(spki, utf8(`${base64Of(secret)}|${base64Of(await sha256(bytes))}`))}|${text}`;
}

export async function open(pkcs8, envelope) {
  const [block, text] = envelope.split('|').map(bytesOf);
  const rsa = await subtle.importKey('pkcs8', bytesOf(pkcs8), OAEP, false, ['decrypt']);
  const [secret, hash] = textOf(await subtle.decrypt(OAEP, rsa, block)).split('|');
  const bytes = await decrypt(bytesOf(secret).subarray(0, 32), bytesOf(secret).subarray(32), text);
  if (base64Of(await sha256(bytes)) !== hash) throw new Error('The hash differs.');
  return JSON.parse(textOf(bytes));
}

/** The key file as the vendor's form has it. */
export async function openKeyFile(file, password) {
  const first = new Uint8Array(await sha256(utf8(password)));
  const second = new Uint8Array(await sha256(first));
  const key = Uint8Array.of(...first.subarray(0, 16), ...second.subarray(16));
  return JSON.parse(textOf(await decrypt(key, second.subarray(0, 16), file)));
}

async function decrypt(key, iv, bytes) {
  const aes = await subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt']);
  return subtle.decrypt({ name: 'AES-CBC', iv }, aes, bytes);
}
