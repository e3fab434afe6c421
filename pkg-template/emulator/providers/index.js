import { providers as emulated } from '../../wasm/emulated.js';

/** @typedef {import('../../types/emulator.d.ts').EmulatorOptions} EmulatorOptions */
/** @typedef {import('../../wasm/types/emulator.js').EmulatedProviders} Emulated */

/**
 * The pairs of keys of a provider, as `createEmulatorKeys` makes them.
 * @template {keyof Emulated} P
 * @typedef {Emulated[P] extends { keys: infer Keys } ? Keys : object} KeysOf
 */

/**
 * What the emulator's JavaScript has of one provider, exported by its public name from the file named like it.
 * @template {keyof Emulated} P
 * @typedef {object} ProviderHalf
 * @property {P} name as in URLs and settings
 * @property {Record<string, import('../keys.js').Use | undefined>} keys the pairs of keys, and what the host does with
 *   the private one of each; those without a use are for others
 * @property {(given: { core: import('#wasm/emulator').Glue, keys: KeysOf<P>, options: EmulatorOptions }) => {
 *   setup: object, settings: (ready: { roots: string[] }) => Emulated[P]['settings'] }} begin what the core is told,
 *   and what a proxy is set up with
 * @property {string[]} [pages] the paths that show the page in the folder of `windows` named like the provider
 * @property {(settings: Emulated[P]['settings']) => { name: string, bytes: Uint8Array }[]} files what the command
 *   writes
 * @property {(settings: Emulated[P]['settings'], at: { url: string, files: string[] }) => string[]} example lines of a
 *   proxy's settings
 */

/**
 * The half of any provider: its keys and settings are its own, so they are handed on and not looked at.
 * @typedef {object} AnyHalf
 * @property {keyof Emulated} name
 * @property {ProviderHalf<keyof Emulated>['keys']} keys
 * @property {(given: { core: import('#wasm/emulator').Glue, keys: object, options: EmulatorOptions }) => {
 *   setup: object, settings: (ready: object | undefined) => object }} begin
 * @property {string[]} [pages]
 * @property {(settings: object) => { name: string, bytes: Uint8Array }[]} files
 * @property {(settings: object, at: { url: string, files: string[] }) => string[]} example
 */

export const providers = /** @type {readonly AnyHalf[]} */ (/** @type {unknown} */ (emulated));
