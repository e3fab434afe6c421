/**
 * Somebody who waits for the answer to a request, until they give up: then `isOver` is set, and `end`, which whoever
 * sends the request may set, is called. It is no AbortSignal, because that takes longer to make than all the rest.
 * @typedef {{ isOver: boolean, end?: () => void }} Wait
 */

/**
 * @param {AbortSignal} signal
 * @returns {Wait} one that ends with the signal
 */
export function waitUntil(signal) {
  /** @type {Wait} */
  const wait = { isOver: signal.aborted };
  const end = () => {
    wait.isOver = true;
    wait.end?.();
  };
  signal.addEventListener('abort', end, { once: true });
  return wait;
}
