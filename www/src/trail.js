/** @type {HTMLElement | undefined} hidden behind the other pane when it came */
let waiting;

/**
 * Notes a view in the browser's history, so that its Back button leads to the step before and not away from the page.
 * @param {string} view
 */
export function remember(view) {
  if (history.state?.view !== view) history.pushState({ view }, '');
}

/**
 * Brings something to the front for the keyboard and for screen readers, and scrolls only if it is out of sight: the
 * page must not jump between steps.
 * @param {HTMLElement} element
 */
export function bringToFront(element) {
  waiting = element.checkVisibility() ? undefined : element;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'nearest' });
}

/** The page is in front again: what came meanwhile gets the focus that it could not have. */
export function bringWaiting() {
  if (waiting?.isConnected) bringToFront(waiting);
}
