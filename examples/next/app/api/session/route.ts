import { beginSession } from '../../lib/session';

export const runtime = 'nodejs';

export async function POST() {
  return Response.json({ nonce: await beginSession() });
}
