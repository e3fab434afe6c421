import { BoninError } from '../errors.js';
import { pageLang } from '../lang.js';
import { LIMIT_MS, unloaded, withinLimit } from '../limit.js';
import { compiled, NotWasm } from './compiled.js';

/**
 * @typedef {{ imports: () => WebAssembly.Imports,
 *   begin: (instance: WebAssembly.Instance, module: WebAssembly.Module) => unknown }} Instantiation
 */

/**
 * The loading of one wasm build: once, however many ask, and again after it failed. The compiled module is kept,
 * since an instance that has trapped is of no use any more and another one takes its place.
 * @template {object} Exports
 * @param {() => Exports & Instantiation} makeGlue what wasm-bindgen generated, for one instance
 * @param {(signal: AbortSignal) => unknown} standard this runtime's own source
 * @param {() => Promise<{ bytes: () => Uint8Array }>} [inlined] a module with the bytes, for where the file does not
 *   come: a bundler has put this JavaScript elsewhere, and a development server answers with the app's page
 */
export function once(makeGlue, standard, inlined) {
  /** @type {Promise<Exports> | undefined} */
  let loading;
  /** @type {WebAssembly.Module | undefined} */
  let module;
  /** @type {Exports | undefined} */
  let exports;

  /** @param {unknown} source */
  async function attempt(source) {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    const given = module ?? (await (source === undefined ? own() : compiled(await source)));
    const glue = makeGlue();
    return use(glue, await WebAssembly.instantiate(given, glue.imports()), given);
  }

  async function own() {
    try {
      return await compiled(await standard(AbortSignal.timeout(LIMIT_MS)));
    } catch (trouble) {
      const held = await inlined?.().catch(() => {});
      if (!held) throw trouble;
      return compiled(held.bytes());
    }
  }

  /** @param {Exports & Instantiation} glue @param {WebAssembly.Instance} instance @param {WebAssembly.Module} of */
  function use({ imports, begin, ...rest }, instance, of) {
    try {
      begin(instance, of);
    } catch (cause) {
      throw new NotWasm('a wasm file of another version', { cause });
    }
    module = of;
    return (exports ??= /** @type {Exports} */ (/** @type {unknown} */ (rest)));
  }

  return {
    /**
     * @param {unknown} [source] bytes, a Response, a WebAssembly.Module, or a promise of one
     * @param {'ko' | 'en'} [lang] of the error
     * @returns {Promise<Exports>}
     */
    async load(source, lang) {
      if (exports) return exports;
      loading ??= withinLimit(attempt(source))
        .catch(async (cause) => {
          throw await explained(cause, lang);
        })
        .finally(() => {
          loading = undefined;
        });
      return loading;
    },
    /** @returns {Exports | undefined} the exports, once they are there */
    loaded: () => exports,
    /**
     * Puts a fresh instance in the place of one that has trapped, for all that begins from now on.
     * @param {Exports | undefined} trapped
     */
    renew(trapped) {
      if (!trapped || exports !== trapped || !module) return;
      exports = undefined;
      try {
        const glue = makeGlue();
        use(glue, new WebAssembly.Instance(module, glue.imports()), module);
      } catch {
        // No memory for one: the next load tries again.
      }
    },
  };
}

/**
 * The texts are in a file that nobody needs as long as all is well.
 * @param {unknown} cause @param {'ko' | 'en'} [lang]
 */
async function explained(cause, lang = pageLang()) {
  const trouble = await import('./trouble.js').catch(() => undefined);
  const detail = trouble?.explain(cause, lang);
  return detail ? new BoninError(detail, { cause }) : unloaded(cause, lang);
}
