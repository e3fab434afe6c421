import { beginSession } from '$lib/server/session';
import { json, type RequestHandler } from '@sveltejs/kit';

export const POST: RequestHandler = ({ cookies }) => json({ nonce: beginSession(cookies) });
