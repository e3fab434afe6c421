import type { WasmSource } from './web.js';

export { BoninError, isBoninError } from './common.js';
export type {
  BeginOptions, ClientOf, ClientOptions, CommonState, ConfigFault, ErrorDetail, ErrorKind, ErrorReason, Flow, Lang,
  NextStep, PageRequest, StepOptions, Verification, WasmSource,
} from './client.js';

/**
 * Loads the WebAssembly, the same way as the `init` of `bonin`: this provider's file.
 *
 * @param source of this provider's file
 * @throws {BoninError} kind `network`, or `config` if trying again would not help, with the reason in `cause`
 */
export function init(source?: WasmSource | Promise<WasmSource>): Promise<void>;
