const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Sends a `poll` at the time that the view names, or as soon after as somebody looks at the page.
 * @param {object} parts
 * @param {() => number} parts.now in ms
 * @param {(event: { type: string }) => boolean} parts.feed
 * @param {() => number} parts.notBefore a server asked to be left alone until then
 * @returns {(view: { pollAt?: number }) => void} takes each new view
 */
export function makePoller({ now, feed, notBefore }) {
  /** @type {Document | undefined} */
  const page = globalThis.document;
  /** @type {number | undefined} */
  let due;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function look() {
    clearTimeout(timer);
    page?.removeEventListener('visibilitychange', look);
    if (due === undefined) return;
    if (page?.hidden) return page.addEventListener('visibilitychange', look);
    const wait = due - now();
    if (wait > 0) {
      timer = setTimeout(look, Math.min(wait, LONGEST_TIMER));
      timer.unref?.();
    } else {
      // A view that names a time gone by is of a step that is not through yet.
      queueMicrotask(send);
    }
  }

  function send() {
    if (due === undefined || due > now()) return;
    due = undefined;
    feed({ type: 'poll' });
  }

  return ({ pollAt }) => {
    due = pollAt && Math.max(pollAt, notBefore());
    look();
  };
}
