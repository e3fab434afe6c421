// Steps of the core that need a private key: the core asks, WebCrypto does it, the core goes on.
import { decrypt, sign } from './keys.js';

/**
 * @param {(input: object) => object} step
 * @param {Record<string, Record<string, CryptoKey>>} keys by provider and name
 * @returns {(input: object) => Promise<object>} what the core says when it needs no key any more
 */
export function makeExchange(step, keys) {
  return async (input) => {
    let output = step(input);
    while (output.decrypt ?? output.sign) output = step(await carriedOut(output, keys));
    return output;
  };
}

async function carriedOut({ decrypt: opening, sign: signing }, keys) {
  const { id, provider, key, data } = opening ?? signing;
  if (signing) return { type: 'signed', id, data: await sign(keys[provider][key], data) };
  const plain = await decrypt(keys[provider][key], data);
  return plain === undefined ? { type: 'undecryptable', id } : { type: 'decrypted', id, data: plain };
}
