export { resetOmpassRegistration } from './backend.js';
export { createProxy } from './create.js';
export { encryptReqClientInfo, openKeyFile, openResult } from './keys.js';
export { matches } from './matches.js';
export { createMemoryStore } from './store.js';
export { redeemTicket } from './ticket.js';
export { TossSession } from './toss-session.js';
