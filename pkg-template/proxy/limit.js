/** A body is larger than its limit. */
export class TooLarge extends Error {}

/** Somebody else has read a body, and left nothing of it. */
export class BodyTaken extends Error {}

/**
 * Reads a body, and no more of it than `limit` bytes.
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {{ limit: number }} how
 * @returns {Promise<Uint8Array>}
 * @throws {TooLarge}
 */
export async function readBytes(stream, { limit }) {
  const chunks = [];
  let size = 0;
  for (const reader = stream?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      // The stream's own trouble on the way out changes nothing.
      reader.cancel().catch(() => {});
      throw new TooLarge();
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/**
 * The same, as UTF-8.
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {{ limit: number, fatal?: boolean }} how `fatal`: bytes that are not UTF-8 are an error
 * @returns {Promise<string>}
 * @throws {TooLarge}
 */
export async function readText(stream, { limit, fatal = false }) {
  return new TextDecoder('utf-8', { fatal }).decode(await readBytes(stream, { limit }));
}
