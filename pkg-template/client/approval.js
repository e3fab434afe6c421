// Never faster than this, whatever the core's own pace is, and often enough to notice a clock that was moved.
const PACE_MS = 1000;

/**
 * A flow whose result is asked for.
 * @typedef {object} Approvable
 * @property {import('#wasm/mobileok').View} state
 * @property {(listener: () => void) => () => void} subscribe
 * @property {(...args: unknown[]) => Promise<unknown>} confirm
 */

/**
 * Asks for the result again and again, for methods where the user acts on the phone.
 * @param {Approvable} flow
 * @param {{ now: () => number, signal: AbortSignal | undefined, takes: string | undefined, notBefore: () => number,
 *   gone: (cause?: unknown) => Error }} context `notBefore`: a server asked to be left alone until then; `gone` makes
 *   the error for what was given up
 * @returns {Promise<unknown>} what `confirm()` gives
 */
export async function waitForApproval(flow, { now, signal, takes, notBefore, gone }) {
  for (let earliest = 0; ; earliest = Math.max(now() + PACE_MS, notBefore())) {
    await pause(flow, earliest, now, signal);
    if (signal?.aborted || flow.state.name === 'cancelled') throw gone(signal?.reason);
    try {
      return await flow.confirm(...(takes ? [undefined] : []), { signal });
    } catch (error) {
      const { next, kind, reason } = /** @type {Partial<import('../types/common.js').ErrorDetail>} */ (error);
      const again = next === 'wait' || kind === 'network' || reason === 'busy';
      if (!again || !mayConfirm(flow)) throw error;
    }
  }
}

/** @param {Approvable} flow */
function mayConfirm({ state }) {
  return state.pending || state.actions.includes('confirm');
}

/**
 * Until it is time, somebody looks and there is a network, or there is nothing to wait for any more.
 * @param {Approvable} flow @param {number} notBefore @param {() => number} now @param {AbortSignal | undefined} signal
 * @returns {Promise<void>}
 */
function pause(flow, notBefore, now, signal) {
  /** @type {Document | undefined} */
  const page = globalThis.document;
  return new Promise((resolve) => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const check = () => {
      clearTimeout(timer);
      const wait = Math.max(flow.state.waitUntil ?? 0, notBefore) - now();
      // Servers have no `onLine`.
      const idle = page?.hidden || globalThis.navigator?.onLine === false;
      if (signal?.aborted || !mayConfirm(flow) || (wait <= 0 && !idle)) return done();
      if (!idle) timer = setTimeout(check, Math.min(wait, PACE_MS));
    };
    const unsubscribe = flow.subscribe(check);
    page?.addEventListener('visibilitychange', check);
    globalThis.addEventListener?.('online', check);
    signal?.addEventListener('abort', check);
    const done = () => {
      unsubscribe();
      page?.removeEventListener('visibilitychange', check);
      globalThis.removeEventListener?.('online', check);
      signal?.removeEventListener('abort', check);
      resolve();
    };
    check();
  });
}
