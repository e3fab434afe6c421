/** How large things are for those who load them. */
import { brotliCompressSync, constants } from 'node:zlib';

/** @param {Uint8Array} bytes @returns {{ raw: number, brotli: number }} the bytes as they are, and as they travel */
export function sizes(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

/** @param {number} bytes @returns {string} thousands of bytes */
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
