// What is known of an error beside what the page is told.

/** @typedef {{ providerMessage?: string, retryAfterMs?: number }} Aside */

/** @type {WeakMap<object, Aside>} */
const asides = new WeakMap();

/**
 * @param {object} error
 * @param {Aside} aside `providerMessage`: the provider's own sentence, for the operator; `retryAfterMs`: how long the
 *   provider asks to be left alone
 */
export const setAside = (error, aside) => void asides.set(error, aside);

/**
 * @param {object | undefined} error
 * @returns {Aside}
 */
export const asideOf = (error) => (error && asides.get(error)) ?? {};
