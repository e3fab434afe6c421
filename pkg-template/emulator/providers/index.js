import { mobileok } from './mobileok.js';
import { nets } from './nets.js';
import { ompass } from './ompass.js';
import { passni } from './passni.js';
import { tossCert } from './toss-cert.js';

/**
 * What the emulator's JavaScript has of one provider.
 * @typedef {object} ProviderHalf
 * @property {string} name as in URLs and settings
 * @property {Record<string, import('../keys.js').Use | undefined>} keys the pairs of keys, and what the host does with
 *   the private one of each; those without a use are for others
 * @property {(given: { core: object, keys: object, options: object }) => { setup: object,
 *   settings: (ready: object) => object }} begin what the core is told, and what a proxy is set up with
 * @property {(settings: object) => { name: string, bytes: Uint8Array }[]} files what the command writes
 * @property {(settings: object, at: { url: string, files: string[] }) => string[]} example lines of a proxy's settings
 */

/** @type {readonly ProviderHalf[]} */
export const providers = [mobileok, tossCert, ompass, passni, nets];
