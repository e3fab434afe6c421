/** @typedef {import('../types/common.js').ErrorDetail} ErrorDetail */
/** @typedef {import('../types/common.js').BoninError} BoninError */

// Registered, not local: an error made by another copy of this package, or in another realm, is recognized too.
const BRAND = Symbol.for('bonin.error');

/** The members of an error but for `message`, which every Error has. */
export const MEMBERS = /** @type {const} */ ([
  'kind',
  'reason',
  'provider',
  'code',
  'detailCode',
  'phase',
  'field',
  'retryable',
  'next',
  'hint',
  'faults',
]);

/** @param {{ readonly [Name in (typeof MEMBERS)[number]]?: unknown }} given */
const membersOf = (given) =>
  Object.fromEntries(MEMBERS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));

/** The one error of this package; `kind` says who must act. */
export const BoninError = /** @type {typeof import('../types/common.js').BoninError} */ (
  class BoninError extends Error {
    /**
     * @param {ErrorDetail} detail
     * @param {{ cause?: unknown }} [options]
     */
    constructor(detail, options) {
      super(detail.message, options);
      Object.assign(this, membersOf(detail));
      this.retryable = detail.retryable === true;
    }

    /**
     * The error of its wire form, as an object or as JSON text.
     * @param {ErrorDetail | string} detail
     * @param {{ cause?: unknown }} [options]
     */
    static from(detail, options) {
      return new BoninError(typeof detail === 'string' ? JSON.parse(detail) : detail, options);
    }

    /** The wire form again: neither stack nor cause, since it may be sent to a browser. */
    toJSON() {
      return { message: this.message, ...membersOf(this) };
    }
  }
);

Object.defineProperty(BoninError.prototype, 'name', { value: 'BoninError', configurable: true, writable: true });
Object.defineProperty(BoninError.prototype, BRAND, { value: true });

/**
 * Whether `value` is a BoninError, whichever copy of this package made it.
 * @param {unknown} value
 * @returns {value is BoninError}
 */
export function isBoninError(value) {
  return typeof value === 'object' && value !== null && BRAND in value && value[BRAND] === true;
}
