/** The three ways: what `begin` is told, and where a password comes before. */
export const METHODS = [
  { id: 'u2f', icon: 'shield', group: 'after', method: 'u2f', how: 'popup' },
  { id: 'uaf', icon: 'window', group: 'instead', method: 'uaf', how: 'popup' },
  { id: 'page', icon: 'door', group: 'instead', method: 'uaf', how: 'redirect' },
];

/** Someone who does not exist; the password is everybody's. */
export const ACCOUNT = { userId: 'gildong.hong', password: 'open-sesame' };

/** @param {string} id */
export function methodOf(id) {
  return METHODS.find((method) => method.id === id) ?? METHODS[0];
}
