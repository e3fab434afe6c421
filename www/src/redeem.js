/**
 * Hands the ticket to the service's own server, which opens it and answers what may be shown.
 * @param {string} ticket
 * @returns {Promise<Record<string, string | boolean>>}
 */
export async function redeem(ticket) {
  const response = await fetch('/api/redeem', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
  if (!response.ok) throw new Error(`redeem answered ${response.status}`);
  return response.json();
}
