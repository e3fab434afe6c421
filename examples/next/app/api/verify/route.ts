import { redeemTicket } from 'bonin/proxy';
import { shared } from '../../lib/proxy';
import { sessionNonce } from '../../lib/session';

export const runtime = 'nodejs';

/** Reads the person from the ticket, which counts once, and only in the session that it was made for. */
export async function POST(request: Request) {
  const nonce = await sessionNonce();
  const body: { ticket?: unknown } | undefined = await request.json().catch(() => undefined);
  if (!nonce || typeof body?.ticket !== 'string') return new Response(null, { status: 400 });
  try {
    const person = await redeemTicket(body.ticket, { ...shared, nonce });
    // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
    return Response.json({ name: person.name });
  } catch {
    return new Response(null, { status: 403 });
  }
}
