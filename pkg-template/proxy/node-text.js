import { TooLarge } from './limit.js';

/**
 * Reads one of Node's streams, and no more of it than `limit` bytes. The stream stays open, because its connection may
 * have an answer to carry.
 * @param {import('node:stream').Readable} stream
 * @param {{ limit: number }} how
 * @returns {Promise<Uint8Array>}
 * @throws {TooLarge}
 */
export async function readNodeBytes(stream, { limit }) {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    // As text, where somebody has set an encoding.
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > limit) throw new TooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * The same, as UTF-8.
 * @param {import('node:stream').Readable} stream
 * @param {{ limit: number, fatal?: boolean }} how `fatal`: bytes that are not UTF-8 are an error
 * @returns {Promise<string>}
 * @throws {TooLarge}
 */
export async function readNodeText(stream, { limit, fatal = false }) {
  return new TextDecoder('utf-8', { fatal }).decode(await readNodeBytes(stream, { limit }));
}
