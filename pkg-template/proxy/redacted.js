/** Something that holds a secret: however it is printed, `label` is all there is to see. */
export class Redacted {
  #label;

  /** @param {string} label */
  constructor(label) {
    this.#label = label;
  }

  toString() {
    return this.#label;
  }

  toJSON() {
    return this.#label;
  }

  [Symbol.for('nodejs.util.inspect.custom')]() {
    return this.#label;
  }
}
