/**
 * @param {Uint8Array | ArrayBuffer} bytes
 * @returns {string} standard base64 with padding
 */
export function toBase64(bytes) {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * @param {string} base64
 * @returns {Uint8Array | undefined} nothing where this is no base64
 */
export function fromBase64(base64) {
  try {
    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
