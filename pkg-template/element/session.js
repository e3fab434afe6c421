import { isBoninError } from '../core/errors.js';
import { keeper } from './kept.js';

/** @typedef {import('../types/client.js').Client} Client */
/** @typedef {import('../types/client.js').Verification} Verification */
/** @typedef {import('../types/common.js').ErrorDetail} ErrorDetail */
/** @typedef {import('../types/common.js').BoninError} BoninError */

/**
 * A flow of any provider, as the element uses it: by the names that its state allows.
 * @typedef {object} AnyFlow
 * @property {State} state
 * @property {(listener: (state: State) => void) => () => void} subscribe
 * @property {() => void} cancel
 * @property {() => string} snapshot
 */

/** @typedef {Record<string, (...args: unknown[]) => Promise<unknown>>} Calls a flow by the names of its calls */

/**
 * @typedef {object} State
 * @property {string} name
 * @property {readonly string[]} actions
 * @property {string} [pending]
 * @property {ErrorDetail} [error]
 * @property {number} [expiresAt]
 * @property {number} [codeExpiresAt]
 * @property {number} [attemptsLeft]
 * @property {number} [resendsLeft]
 * @property {string} [arsNumber]
 * @property {import('../types/client.js').PageRequest} [open]
 * @property {{ ip?: string, time?: string }} [duplicate]
 */

/**
 * Follows one flow after the other: makes calls, keeps the flow for a reload, and says how it ended.
 * @param {object} options
 * @param {() => Client} options.client
 * @param {() => string} options.provider
 * @param {() => string | undefined} options.resumeKey
 * @param {() => string} options.method
 * @param {(state: State) => void} options.changed
 * @param {(verification: Verification) => void} options.verified
 * @param {(error: ErrorDetail | undefined) => void} options.failed without an error where time ran out
 */
export function createSession({ client, provider, resumeKey, method, changed, verified, failed }) {
  /** @type {AnyFlow | undefined} */
  let flow;
  let unsubscribe = () => {};
  /** @type {AbortController | undefined} while the result is asked for again and again */
  let waiting;

  /** @param {AnyFlow} next */
  function follow(next) {
    flow = next;
    unsubscribe = next.subscribe(seen);
    return next;
  }

  /** @param {State} state */
  function seen(state) {
    const { keep, drop } = keeper(resumeKey());
    if (state.actions.length > 0 && state.name !== 'verified') {
      keep({ snapshot: /** @type {AnyFlow} */ (flow).snapshot(), method: method() });
    } else drop();
    changed(state);
    if (state.name === 'failed' || state.name === 'expired') failed(state.error);
  }

  /** Nobody hears of a flow any more that was given up, and it stops whatever it does. */
  function leave() {
    const left = flow;
    unsubscribe();
    waiting?.abort();
    waiting = flow = undefined;
    left?.cancel();
  }

  /** @param {string} name */
  const can = (name) => flow?.state.actions.includes(name) ?? false;

  const make = () => {
    leave();
    return follow(/** @type {AnyFlow} */ (/** @type {unknown} */ (client()[/** @type {'mobileok'} */ (provider())]())));
  };

  /**
   * Makes calls of the flow, and takes the ticket where they give one.
   * @param {(flow: Calls) => Promise<unknown>} calls
   * @param {() => AnyFlow} [pick] the flow, where it may be a new one
   * @returns {Promise<BoninError | undefined>} what went wrong, where the flow can go on
   */
  async function run(calls, pick = () => flow ?? make()) {
    let mine = flow;
    try {
      mine = pick();
      const outcome = await calls(/** @type {Calls} */ (/** @type {unknown} */ (mine)));
      if (flow === mine && outcome && typeof outcome === 'object' && 'ticket' in outcome) {
        keeper(resumeKey()).drop();
        // A login goes on, and how it ends is the page's to follow.
        unsubscribe();
        verified(/** @type {Verification} */ (outcome));
      }
    } catch (error) {
      if (!isBoninError(error)) throw error;
      // A flow that is over has said so by its state.
      if (flow === mine && error.kind !== 'cancelled' && (!mine || mine.state.actions.length > 0)) return error;
    }
    return undefined;
  }

  return {
    get flow() {
      return flow;
    },
    get state() {
      return flow?.state;
    },
    can,
    make,
    run,
    /** A flow that can begin, or goes on where it may be asked. */
    usable: () => (flow && (can('begin') || can('request')) ? flow : make()),
    /** Asks for the result until it is there. Answers what went wrong, where the flow can go on. */
    async wait() {
      if (waiting) return undefined;
      const mine = (waiting = new AbortController());
      const { signal } = mine;
      const error = await run((flow) =>
        flow.waitForApproval ? flow.waitForApproval({ signal }) : flow.finish(undefined, { signal }));
      if (waiting === mine) waiting = undefined;
      return error;
    },
    /** Asks once, beside those who ask again and again. */
    async look() {
      if (can('confirm')) await run((flow) => flow.confirm());
    },
    /** Goes on with the flow that was kept, if any. @returns {import('./kept.js').Kept | undefined} */
    resume() {
      const { kept, drop } = keeper(resumeKey());
      const found = kept();
      if (!found) return undefined;
      try {
        follow(/** @type {AnyFlow} */ (/** @type {unknown} */ (client().resume(found.snapshot))));
        return found;
      } catch {
        drop();
        return undefined;
      }
    },
    /** Gives up what is under way. */
    drop() {
      keeper(resumeKey()).drop();
      leave();
    },
  };
}
