// As much of node:assert/strict as the shared cases use, for runtimes that have none.

class AssertionError extends Error {}

const show = (value) => JSON.stringify(value, (_, member) => (member === undefined ? 'undefined' : member));

function fail(message) {
  throw new AssertionError(message);
}

function same(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

export const assert = {
  ok: (value, message) => value || fail(message ?? `${show(value)} is not true`),
  equal: (actual, expected, message) =>
    Object.is(actual, expected) || fail(`${message ?? ''} ${show(actual)} is not ${show(expected)}`),
  deepEqual: (actual, expected, message) =>
    same(actual, expected) || fail(`${message ?? ''} ${show(actual)} is not ${show(expected)}`),
  match: (text, pattern) => pattern.test(text) || fail(`${show(text)} does not match ${pattern}`),
  async rejects(promise, members) {
    const [outcome] = await Promise.allSettled([promise]);
    if (outcome.status === 'fulfilled') fail('nothing was thrown');
    for (const [name, expected] of Object.entries(members))
      assert.deepEqual(outcome.reason[name], expected, `${name} of ${outcome.reason}`);
  },
};
