/** As much of `node:assert/strict` as the suite uses, for runtimes that have none. */
import { deepEqual as same } from 'fast-equals';

export class AssertionError extends Error {}

const show = (value) => {
  try {
    return JSON.stringify(value, (_, member) => (member === undefined ? 'undefined' : member)) ?? String(value);
  } catch {
    return String(value);
  }
};

function hold(right, message, otherwise) {
  if (right) return;
  if (message instanceof Error) throw message;
  throw new AssertionError(message === undefined ? otherwise() : `${message}: ${otherwise()}`);
}

/** What was thrown, against a class, a pattern, a function that judges it, or members that it has. */
function fits(error, expected, message) {
  if (expected === undefined) return;
  if (expected instanceof RegExp) return assert.match(String(error), expected, message);
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof expected) return;
    return hold(expected(error) === true, message, () => `${error?.stack ?? error} is not what was expected`);
  }
  for (const [name, value] of Object.entries(expected)) {
    if (value instanceof RegExp && typeof error[name] === 'string') assert.match(error[name], value, message);
    else hold(same(error[name], value), message, () => `${error}: ${name} is not ${show(value)}`);
  }
}

export const assert = Object.assign((value, message) => assert.ok(value, message), {
  ok: (value, message) => hold(value, message, () => `${show(value)} is not true`),
  fail: (message = 'failed') => hold(false, message, () => 'failed'),
  equal: (actual, expected, message) =>
    hold(Object.is(actual, expected), message, () => `${show(actual)} is not ${show(expected)}`),
  notEqual: (actual, other, message) => hold(!Object.is(actual, other), message, () => `it is ${show(other)}`),
  deepEqual: (actual, expected, message) =>
    hold(same(actual, expected), message, () => `${show(actual)} is not ${show(expected)}`),
  notDeepEqual: (actual, other, message) => hold(!same(actual, other), message, () => `it is ${show(other)}`),
  match: (text, pattern, message) =>
    hold(pattern.test(text), message, () => `${show(text)} does not match ${pattern}`),
  doesNotMatch: (text, pattern, message) =>
    hold(!pattern.test(text), message, () => `${show(text)} matches ${pattern}`),
  throws(run, expected, message) {
    if (typeof expected === 'string') return assert.throws(run, undefined, expected);
    let caught;
    try {
      run();
    } catch (error) {
      caught = { error };
    }
    hold(caught, message, () => 'nothing was thrown');
    fits(caught.error, expected, message);
  },
  doesNotThrow: (run) => void run(),
  async rejects(promise, expected, message) {
    if (typeof expected === 'string') return assert.rejects(promise, undefined, expected);
    const [outcome] = await Promise.allSettled([typeof promise === 'function' ? promise() : promise]);
    hold(outcome.status === 'rejected', message, () => 'nothing was thrown');
    fits(outcome.reason, expected, message);
  },
});

export default assert;
