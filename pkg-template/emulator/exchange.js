// Steps of the core that need a private key: the core asks, WebCrypto does it, the core goes on.
import { decrypt, sign } from './keys.js';

/** @typedef {import('#wasm/emulator').Output} Output */

/**
 * @param {import('./index.js').Step} step
 * @param {Record<string, Record<string, CryptoKey>>} keys by provider and name
 * @returns {(input: object) => Promise<Output>} what the core says when it needs no key any more
 */
export function makeExchange(step, keys) {
  return async (input) => {
    /** @type {Output} */
    let output = step(input);
    while (output.decrypt || output.sign) output = step(await carriedOut(output, keys));
    return output;
  };
}

/** @param {Output} output @param {Record<string, Record<string, CryptoKey>>} keys */
async function carriedOut({ decrypt: opening, sign: signing }, keys) {
  const { id, provider, key, data } = /** @type {import('#wasm/emulator').KeyTask} */ (signing ?? opening);
  if (signing) return { type: 'signed', id, data: await sign(keys[provider][key], data) };
  const plain = await decrypt(keys[provider][key], data);
  return plain === undefined ? { type: 'undecryptable', id } : { type: 'decrypted', id, data: plain };
}
