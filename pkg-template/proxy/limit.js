/** A body is larger than its limit. */
export class TooLarge extends Error {}

/** Somebody else has read a body, and left nothing of it. */
export class BodyTaken extends Error {}

/**
 * Reads a body as UTF-8, and no more of it than `limit` bytes.
 * @param {ReadableStream<Uint8Array> | null} stream
 * @param {{ limit: number, fatal?: boolean }} how `fatal`: bytes that are not UTF-8 are an error
 * @returns {Promise<string>}
 * @throws {TooLarge}
 */
export async function readText(stream, { limit, fatal = false }) {
  if (stream === null) return '';
  const decoder = new TextDecoder('utf-8', { fatal });
  const reader = stream.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      // The stream's own trouble on the way out changes nothing.
      reader.cancel().catch(() => {});
      throw new TooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}
