// Toss's side of a session, in another implementation: the runtime's WebCrypto opens what a session makes, and writes
// the answers to it.
const utf8 = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const bytes = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));
const hexadecimal = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * @param {string} sessionKey
 * @param {string} privateKey PKCS#8 in base64
 */
export async function openSession(sessionKey, privateKey) {
  const [tag, id, block, ...more] = sessionKey.split('$');
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-1' };
  const rsa = await crypto.subtle.importKey('pkcs8', bytes(privateKey), algorithm, false, ['decrypt']);
  const payload = strict.decode(await crypto.subtle.decrypt(algorithm, rsa, bytes(block)));
  return { tag, id, payload, more, ...(await side([tag, id, payload].join('$'))) };
}

/** @param {string} serialized */
export async function side(serialized) {
  const [tag, id, algorithm, keyText, ivText] = serialized.split('$');
  const [key, iv] = [bytes(keyText), bytes(ivText)];
  const isGcm = algorithm === 'AES_GCM';
  const aes = isGcm ? { name: 'AES-GCM', iv, additionalData: key } : { name: 'AES-CBC', iv };
  const aesKey = await crypto.subtle.importKey('raw', key, aes.name, false, ['encrypt', 'decrypt']);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const macKey = await crypto.subtle.importKey('raw', utf8.encode(keyText), hmac, false, ['sign']);
  const mac = async (text) => (isGcm ? [] : [hexadecimal(await crypto.subtle.sign('HMAC', macKey, text))]);

  async function writeBytes(text) {
    const ciphertext = base64(await crypto.subtle.encrypt(aes, aesKey, text));
    return [tag, id, ciphertext, ...(await mac(text))].join('$');
  }

  return {
    keyLength: key.length,
    /** A field of any bytes, text or not. */
    writeBytes,
    write: (text) => writeBytes(utf8.encode(text)),
    async read(field) {
      const text = await crypto.subtle.decrypt(aes, aesKey, bytes(field.split('$')[2]));
      if (field !== (await writeBytes(text))) throw new Error('not the only spelling of this field');
      return strict.decode(text);
    },
  };
}
