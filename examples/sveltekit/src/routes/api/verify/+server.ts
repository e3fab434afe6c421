import { shared } from '$lib/server/proxy';
import { sessionNonce } from '$lib/server/session';
import { json, type RequestHandler } from '@sveltejs/kit';
import { redeemTicket } from 'bonin/proxy';

/** Reads the person from the ticket, which counts once, and only in the session that it was made for. */
export const POST: RequestHandler = async ({ cookies, request }) => {
  const nonce = sessionNonce(cookies);
  const body: { ticket?: unknown } | undefined = await request.json().catch(() => undefined);
  if (!nonce || typeof body?.ticket !== 'string') return new Response(null, { status: 400 });
  try {
    const person = await redeemTicket(body.ticket, { ...shared(), nonce });
    // Here an account is found or made, by `person.ci`. The page is told what it needs and no more.
    return json({ name: person.name });
  } catch {
    return new Response(null, { status: 403 });
  }
};
