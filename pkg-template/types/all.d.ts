import type { WasmSource } from './web.js';

export * from './client.js';

/**
 * Loads the WebAssembly, the same way as the `init` of `bonin`: one file for all providers.
 *
 * @param source of `bonin/all.wasm`
 * @throws {BoninError} kind `network`, or `config` if trying again would not help, with the reason in `cause`
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
