export { providers } from '../../wasm/emulated.js';

/**
 * What the emulator's JavaScript has of one provider, exported by its public name from the file named like it.
 * @typedef {object} ProviderHalf
 * @property {string} name as in URLs and settings
 * @property {Record<string, import('../keys.js').Use | undefined>} keys the pairs of keys, and what the host does with
 *   the private one of each; those without a use are for others
 * @property {(given: { core: object, keys: object, options: object }) => { setup: object,
 *   settings: (ready: object) => object }} begin what the core is told, and what a proxy is set up with
 * @property {string[]} [pages] the paths that show the page in the folder of `windows` named like the provider
 * @property {(settings: object) => { name: string, bytes: Uint8Array }[]} files what the command writes
 * @property {(settings: object, at: { url: string, files: string[] }) => string[]} example lines of a proxy's settings
 */
