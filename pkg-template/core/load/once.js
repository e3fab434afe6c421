import { LIMIT_MS, unloaded, withinLimit } from '../limit.js';

/**
 * The loading of one wasm build: once, however many ask, and again after it failed.
 * @template {{ default: (source: { module_or_path: unknown }) => Promise<unknown> }} Exports
 * @param {Exports} glue what wasm-bindgen generated
 * @param {(signal: AbortSignal) => unknown} standard this runtime's own source
 */
export function once(glue, standard) {
  /** @type {Promise<Exports> | undefined} */
  let loading;
  /** @type {Exports | undefined} */
  let exports;

  /** @param {unknown} source */
  async function attempt(source) {
    await glue.default({ module_or_path: await (source ?? standard(AbortSignal.timeout(LIMIT_MS))) });
    return (exports = glue);
  }

  return {
    /**
     * @param {unknown} [source] bytes, a Response, a WebAssembly.Module, or a promise of one
     * @returns {Promise<Exports>}
     */
    load: (source) =>
      (loading ??= withinLimit(attempt(source)).catch((cause) => {
        loading = undefined;
        throw unloaded(cause);
      })),
    /** @returns {Exports | undefined} the exports, once they are there */
    loaded: () => exports,
  };
}
