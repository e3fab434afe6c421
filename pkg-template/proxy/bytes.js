/**
 * @param {Uint8Array} bytes
 * @returns {string} standard base64 with padding
 */
export function toBase64(bytes) {
  let text = '';
  // In slices: the arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/**
 * @param {string} base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase64(base64) {
  const text = atob(base64);
  // A tenth of the time that Uint8Array.from() takes with a function.
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
