// The other implementation: the browser's own cryptography.

const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };

/** Opens an envelope with a base64 PKCS#8 key. */
export async function open(envelope, privateKey) {
  const [block, sealed] = envelope.split('|');
  const secret = bytes(new TextDecoder().decode(await decrypt(block, privateKey)).split('|')[0]);
  const aes = await crypto.subtle.importKey('raw', secret.slice(0, 32), 'AES-CBC', false, ['decrypt']);
  const plain = await crypto.subtle.decrypt({ name: 'AES-CBC', iv: secret.slice(32) }, aes, bytes(sealed));
  return new TextDecoder().decode(plain);
}

/** What the key makes of a ciphertext, both base64. */
export async function decryptBlock(block, privateKey) {
  return btoa(String.fromCharCode(...new Uint8Array(await decrypt(block, privateKey))));
}

async function decrypt(block, privateKey) {
  const key = await crypto.subtle.importKey('pkcs8', bytes(privateKey), algorithm, false, ['decrypt']);
  return crypto.subtle.decrypt(algorithm, key, bytes(block));
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
