/** Keys of one run. */
import { createEmulatorKeys } from 'bonin/emulator';

let keys;

/** @returns {Promise<import('bonin/emulator').EmulatorKeys>} the same ones for the whole run */
export const runKeys = () => (keys ??= createEmulatorKeys());

/** @returns {Promise<string>} RSA-2048, base64 SPKI */
export const publicKey = async () => (await runKeys()).mobileok.server.publicKey;
