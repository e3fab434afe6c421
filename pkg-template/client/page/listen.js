import { CHANNEL, WINDOW_PREFIX, knownQuery } from '../../core/callback.js';

const LOOK_MS = 500;

/**
 * What a callback page posts; anything may be posted, so nothing of it is sure.
 * @typedef {{ bonin?: unknown, id?: unknown, window?: unknown, query?: Record<string, unknown> }} Posted
 */

/**
 * Hears the page that was opened, by the texts that its provider is known to post, and this origin's own callback page.
 * @param {object} parts
 * @param {string} parts.origin of the page
 * @param {string} [parts.name] of its window, where that is known
 * @param {readonly string[]} parts.names of the parameters that the provider returns
 * @param {Readonly<Record<string, 'returned' | 'closed'>>} parts.messages
 * @param {(event: { type: 'returned' | 'closed', query: Record<string, string> }) => boolean} parts.hear
 * @returns {() => void} stops it
 */
export function listen({ origin, name, names, messages, hear }) {
  const { BroadcastChannel, location } = globalThis;
  // Only pages have callback pages; elsewhere the caller opens what is to be opened, and nothing is heard.
  const channel = location && BroadcastChannel ? new BroadcastChannel(CHANNEL) : undefined;

  /** @param {MessageEvent} event */
  function posted({ origin: from, data, source }) {
    const type = from === origin && typeof data === 'string' && Object.hasOwn(messages, data) && messages[data];
    if (type) hear({ type, query: {} });
    // Only a window posts from an origin.
    const other = /** @type {Window | null} */ (source);
    if (!type && from === location?.origin) returned(data, (answer) => other?.postMessage(answer, from));
  }

  /** @param {MessageEvent} event */
  function broadcast({ data }) {
    returned(data, (answer) => channel?.postMessage(answer));
  }

  /** @param {Posted | null | undefined} data @param {(answer: object) => void} answer */
  function returned(data, answer) {
    if (data?.bonin !== 'callback' || isOfAnother(data.window)) return;
    const query = knownQuery((name) => data.query?.[name], names);
    if (hear({ type: 'returned', query })) answer({ bonin: 'taken', id: data.id });
  }

  // A browser may take the name from the window on its way; then the core tells by the query.
  /** @param {unknown} window */
  const isOfAnother = (window) => name && String(window).startsWith(WINDOW_PREFIX) && window !== name;

  globalThis.addEventListener?.('message', posted);
  channel?.addEventListener('message', broadcast);
  return () => {
    globalThis.removeEventListener?.('message', posted);
    // What was just said on it must still leave.
    setTimeout(() => channel?.close());
    channel?.removeEventListener('message', broadcast);
  };
}

/**
 * Tells once that a page seems to be gone. It may not be: a page that isolates itself looks closed from the start.
 * @param {{ closed: boolean } | undefined} page none where this page itself goes there
 * @param {number} patience in milliseconds
 * @param {() => void} gone
 * @returns {() => void} stops it
 */
export function watch(page, patience, gone) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  /** @param {boolean | undefined} was */
  const look = (was) => {
    // Twice in a row: a callback page speaks and closes itself, and its word may be on its way.
    if (was && page?.closed) return gone();
    timer = setTimeout(look, LOOK_MS, page?.closed);
    timer.unref?.();
  };
  const limit = setTimeout(gone, patience);
  limit.unref?.();
  // Back by the browser's button, from its cache.
  /** @param {PageTransitionEvent} event */
  const shown = ({ persisted }) => persisted && gone();
  globalThis.addEventListener?.('pageshow', shown);
  look(false);
  return () => {
    clearTimeout(timer);
    clearTimeout(limit);
    globalThis.removeEventListener?.('pageshow', shown);
  };
}
