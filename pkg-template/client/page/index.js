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
    /** After each change of the view. */
    follow(view) {
      opener.follow(view);
      poller(view);
    },
  };
}
