import { makeOpener } from './open.js';
import { makePoller } from './poll.js';

/**
 * What some flows need of the page that they are in: other pages opened from it, and someone who looks at it.
 * @param {Parameters<typeof makeOpener>[0] & Parameters<typeof makePoller>[0]} parts
 */
export function makePage(parts) {
  const opener = makeOpener(parts);
  const poller = makePoller(parts);
  return {
    ...opener,
    /**
     * Opens the page of a view, or one that no view names.
     * @param {import('#wasm/mobileok').View} view
     * @param {Parameters<typeof opener.show>[1]} prepared
     * @param {import('../../types/client.js').PageRequest} [once]
     */
    show(view, prepared, once) {
      const page = once ?? view.open;
      const trouble = page && opener.show(page, prepared, once);
      if (!trouble) poller(view);
      return trouble;
    },
    /** After each change of the view. @param {import('#wasm/mobileok').View} view */
    follow(view) {
      opener.follow(view);
      poller(view);
    },
  };
}
