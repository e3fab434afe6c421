/**
 * Has the site's server check the password. Its session says from now on whose it was.
 * @param {{ userId: string, password: string }} account
 * @returns {Promise<{ userId: string, nonce: string } | undefined>} undefined: it is wrong
 */
export async function checkPassword({ userId, password }) {
  const response = await fetch('/api/password', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userId, password }),
  });
  if (!response.ok) throw new Error(`password answered ${response.status}`);
  const { nonce } = await response.json();
  return nonce === undefined ? undefined : { userId, nonce };
}
