import { proxy } from '$lib/server/proxy';

const answer = ({ request }: { request: Request }) => proxy().fetch(request);

export { answer as GET, answer as OPTIONS, answer as POST };
