// React: a flow as a hook, and the whole verification as a component; see types/react.d.ts.
export { BoninProvider, useClient } from './client.js';
export { useFlow } from './flow.js';
export { BoninVerify } from './verify.js';
