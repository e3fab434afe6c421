// What the page a provider returns to and the page that waits say to each other; both are of one origin.

/** The channel between them, beside `postMessage` to the opener. */
export const CHANNEL = 'bonin.callback';

/** How the names of windows begin that this package opens. */
export const WINDOW_PREFIX = 'bonin-';

const LONGEST_VALUE = 4096;

/**
 * The parameters that a provider is known to return, and nothing else of the URL.
 * @param {(name: string) => unknown} get
 * @param {readonly string[]} names
 * @returns {Record<string, string>}
 */
export function knownQuery(get, names) {
  /** @type {Record<string, string>} */
  const query = {};
  for (const name of names) {
    const value = get(name);
    if (typeof value === 'string' && value.length <= LONGEST_VALUE) query[name] = value;
  }
  return query;
}

/**
 * 128 random bits: also where the page is no secure context and has no `randomUUID`.
 * @returns {string}
 */
export function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
