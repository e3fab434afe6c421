import { BoninError } from '../errors.js';
import { pageLang } from '../lang.js';

export const LIMIT_MS = 30_000;

// No text of the core's can be had: it is what did not load.
const TEXT = { ko: 'WebAssembly 파일을 불러오지 못했습니다.', en: 'The WebAssembly file could not be loaded.' };

/**
 * The loading of one wasm build: once, however many ask, and again after it failed.
 * @template {{ default: (source: { module_or_path: unknown }) => Promise<unknown> }} Exports
 * @param {Exports} glue what wasm-bindgen generated
 * @param {() => unknown} standard this runtime's own source
 */
export function once(glue, standard) {
  let loading;
  let exports;

  async function attempt(source) {
    await glue.default({ module_or_path: await (source ?? standard()) });
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

// A source that never comes must not keep every later attempt waiting.
/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function withinLimit(promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), LIMIT_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function unloaded(cause) {
  const message = TEXT[pageLang()];
  return new BoninError({ kind: 'network', reason: 'unreachable', message, retryable: true }, { cause });
}
