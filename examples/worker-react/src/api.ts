/** The member as the page knows it: the Worker decides how much that is. */
export interface Member {
  readonly name: string;
}

let session: Promise<{ readonly nonce: string }> | undefined;

/** Begins a session, once however often it is asked for, and gives the nonce that its ticket has to hold. */
export async function beginSession(): Promise<string> {
  session ??= post('/api/session');
  return (await session).nonce;
}

/** Hands the ticket to the Worker, which redeems it. */
export const verify = (ticket: string) => post<Member>('/api/verify', { ticket });

async function post<Answer>(url: string, body: object = {}): Promise<Answer> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
