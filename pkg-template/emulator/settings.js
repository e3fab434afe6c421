// What the relying party of every emulated provider has in common.
import { toBase64 } from './bytes.js';

/** In-process: behind a server it is the server's URL. */
export const BASE_URL = 'http://emulator.test';

/** A proxy refuses an id that starts like this where it is set up for a real service. */
export const CLIENT_ID = 'bonin-emulator-0001';

/** @returns {string} a new secret that fits into a line of settings, and that a proxy refuses for a real service */
export function newPassword() {
  return `bonin-emulator-${toBase64(crypto.getRandomValues(new Uint8Array(18)))}`;
}
