/** The core refuses data that nests deeper than 16 levels. */
const DEEPEST = 20;

/**
 * The same data without the members that are undefined: they are as good as absent, and the core would read a null.
 * @param {unknown} value
 * @param {number} [depth] of the value in the one that was given
 * @returns {any}
 */
export function defined(value, depth = 0) {
  if (typeof value !== 'object' || value === null) return value;
  // Nothing here nests so deep; the core refuses it. A circle would not end.
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => defined(item, depth + 1));
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, defined(member, depth + 1)]));
}
