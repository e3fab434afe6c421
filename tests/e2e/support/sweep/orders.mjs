// Faults, as the sweep orders them at the emulator's control API.

/** A sentence of the provider's own, in whatever language that speaks. */
export const OWN_WORDS = 'in words of its own';

/** What can go wrong with any step. */
export const ANY = [
  { kind: 'delay', delay: 700 },
  { kind: 'drop' },
  { kind: 'html' },
  { kind: 'status' },
  { kind: 'drop', served: true },
  { kind: 'empty' },
  { kind: 'notJson' },
  { kind: 'textPlain' },
];

/** One fault for each of its parts. */
export const parts = (kind, names, more) => names.map((part) => ({ kind, part, ...more }));

/** Each of the faults at each of the steps; of those that are alike at all steps, a few at each are enough. */
export function matrix(steps, faults, enough) {
  const at = (step, row) => (fault, column) => ({
    order: { step, ...fault },
    rare: (column - row * enough + faults.length * steps.length) % faults.length >= enough,
  });
  return steps.flatMap((step, row) => faults.map(at(step, row)));
}

/** Faults that know their step. */
export const once = (orders, rare = false) => orders.map((order) => ({ order, rare }));

/**
 * Rows as cases of one provider.
 * @typedef {{ order: object, rare: boolean }} Row
 * @returns {(journey: string, rows: Row[], later?: boolean) => import('./index.mjs').Case[]}
 */
export const meets =
  (provider) =>
  (journey, rows, later = false) =>
    rows.map((row) => ({ provider, journey, later, ...row }));
