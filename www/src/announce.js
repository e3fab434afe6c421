/**
 * Speaks to screen readers through the two live regions of the page: politely, or at once for errors.
 * @param {Document} page
 */
export function createAnnouncer(page) {
  const speak = (id) => (text) => {
    const region = page.getElementById(id);
    region.textContent = '';
    // A text set in the same frame as its removal is no change to a screen reader.
    requestAnimationFrame(() => (region.textContent = text));
  };
  return { politely: speak('live-polite'), atOnce: speak('live-assertive') };
}
