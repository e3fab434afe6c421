// `raw` is not among them: a claim is chosen by its name, one by one.
const NAMES = [
  'provider',
  'method',
  'transactionId',
  'verifiedAt',
  'assurance',
  'userId',
  'name',
  'phone',
  'email',
  'birthday',
  'gender',
  'nation',
  'ci',
  'di',
  'isAdult',
  'adultLaw',
  'adult',
  'attributes',
  'signature',
  'signerName',
  'signedText',
  'nonce',
];

/** @typedef {import('../types/proxy.d.ts').VerifiedIdentity} VerifiedIdentity */

/**
 * What the browser may see of a verified person, as a function of the identity.
 * @param {unknown} value names of identity fields, or a function; nothing when undefined
 * @param {import('./settings.js').Note} note
 * @returns {((identity: VerifiedIdentity) => unknown) | undefined}
 */
export function readClaims(value, note) {
  if (value === undefined) return undefined;
  if (typeof value === 'function') return /** @type {(identity: VerifiedIdentity) => unknown} */ (value);
  if (!Array.isArray(value)) return note('notList');
  value.forEach((name, index) => {
    if (!NAMES.includes(name)) note('notListed', index);
  });
  return (identity) =>
    Object.fromEntries(value.filter((name) => name in identity).map((name) => [name, Reflect.get(identity, name)]));
}
