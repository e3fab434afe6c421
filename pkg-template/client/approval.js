// Never faster than this, whatever the core's own pace is, and often enough to notice a clock that was moved.
const PACE_MS = 1000;

// Half as long again each time that nothing came, up to 25 seconds.
const GROWTH = 1.5;
const MOST_GROWTHS = 8;

/**
 * Asks for the result again and again, for methods where the user acts on the phone.
 * @param {import('../types/client.js').AnyFlow} flow
 * @param {{ now: () => number, signal?: AbortSignal, takes?: string, notBefore: () => number,
 *   gone: (cause?: unknown) => Error }} context `notBefore`: a server asked to be left alone until then; `gone` makes the
 *   error for what was given up
 */
export async function waitForApproval(flow, { now, signal, takes, notBefore, gone }) {
  let missed = 0;
  for (let pace = 0; ; pace = PACE_MS * GROWTH ** Math.min(missed, MOST_GROWTHS)) {
    await pause(flow, Math.max(now() + pace, notBefore()), now, signal);
    if (signal?.aborted || flow.state.name === 'cancelled') throw gone(signal?.reason);
    try {
      return await flow.confirm(...(takes ? [undefined] : []), { signal });
    } catch (error) {
      const again = error.next === 'wait' || error.kind === 'network' || error.reason === 'busy';
      if (!again || !mayConfirm(flow)) throw error;
      missed = error.kind === 'network' ? missed + 1 : 0;
    }
  }
}

function mayConfirm({ state }) {
  return state.pending || state.actions.includes('confirm');
}

// Until it is time and somebody looks, or there is nothing to wait for any more.
function pause(flow, notBefore, now, signal) {
  const page = globalThis.document;
  return new Promise((resolve) => {
    let timer;
    const check = () => {
      clearTimeout(timer);
      const wait = Math.max(flow.state.waitUntil ?? 0, notBefore) - now();
      if (signal?.aborted || !mayConfirm(flow) || (wait <= 0 && !page?.hidden)) return done();
      if (!page?.hidden) timer = setTimeout(check, Math.min(wait, PACE_MS));
    };
    const unsubscribe = flow.subscribe(check);
    page?.addEventListener('visibilitychange', check);
    signal?.addEventListener('abort', check);
    const done = () => {
      unsubscribe();
      page?.removeEventListener('visibilitychange', check);
      signal?.removeEventListener('abort', check);
      resolve();
    };
    check();
  });
}
