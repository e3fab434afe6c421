/** @typedef {import('../types/common.d.ts').ErrorDetail} ErrorDetail */

// Registered, not local: an error made by another copy of this package, or in another realm, is recognized too.
const BRAND = Symbol.for('bonin.error');

const MEMBERS = [
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
];

/** The one error of this package; `kind` says who must act. */
export class BoninError extends Error {
  /**
   * @param {ErrorDetail} detail
   * @param {{ cause?: unknown }} [options]
   */
  constructor(detail, options) {
    super(detail.message, options);
    for (const name of MEMBERS) {
      if (detail[name] !== undefined) this[name] = detail[name];
    }
    this.retryable = detail.retryable === true;
  }

  /**
   * The error of its wire form, as an object or as JSON text.
   * @param {ErrorDetail | string} detail
   * @param {{ cause?: unknown }} [options]
   * @returns {BoninError}
   */
  static from(detail, options) {
    return new BoninError(typeof detail === 'string' ? JSON.parse(detail) : detail, options);
  }

  /**
   * The wire form again: neither stack nor cause, since it may be sent to a browser.
   * @returns {ErrorDetail}
   */
  toJSON() {
    const detail = { message: this.message };
    for (const name of MEMBERS) {
      if (this[name] !== undefined) detail[name] = this[name];
    }
    return detail;
  }
}

Object.defineProperty(BoninError.prototype, 'name', { value: 'BoninError', configurable: true, writable: true });
Object.defineProperty(BoninError.prototype, BRAND, { value: true });

/**
 * Whether `value` is a BoninError, whichever copy of this package made it.
 * @param {unknown} value
 * @returns {value is BoninError}
 */
export function isBoninError(value) {
  return typeof value === 'object' && value !== null && value[BRAND] === true;
}
