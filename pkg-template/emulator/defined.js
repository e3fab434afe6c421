/**
 * The same data without the members that are undefined: they are as good as absent, and the core would read a null.
 * @param {unknown} value
 * @returns {any}
 */
export function defined(value) {
  if (Array.isArray(value)) return value.map(defined);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, defined(member)]));
}
