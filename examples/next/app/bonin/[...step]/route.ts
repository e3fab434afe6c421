import { proxy } from '../../lib/proxy';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const answer = (request: Request) => proxy().fetch(request);

export { answer as GET, answer as OPTIONS, answer as POST };
