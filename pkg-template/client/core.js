import { call } from '../core/boundary.js';
import { BoninError, isBoninError } from '../core/errors.js';
import { unloaded, withinLimit } from '../core/limit.js';
import { once } from '../core/load/once.js';
import { hasTexts, loadTexts, worded } from '../core/load/texts.js';

/** @typedef {'ko' | 'en'} Lang */

/**
 * What flows need of the core.
 * @typedef {object} Core
 * @property {(lang: Lang) => boolean} ready
 * @property {(lang: Lang, source?: unknown) => Promise<unknown>} load
 * @property {(provider: string, lang: Lang, saved?: unknown) => Machine} open
 * @property {(parts: Parameters<typeof import('./page/index.js').makePage>[0]) =>
 *   ReturnType<typeof import('./page/index.js').makePage> | undefined} [page]
 */

/**
 * A flow inside the core.
 * @typedef {object} Machine
 * @property {(event: string, data: object, now: number) => import('#wasm/mobileok').Said} feed
 * @property {() => unknown} snapshot
 */

/**
 * The wasm as the client uses it, its errors with sentences in the page's language.
 * @param {typeof import('#wasm/mobileok')} wasm
 */
export function bindCore({ makeGlue, source, bytes }) {
  const { load, loaded, renew } = once(makeGlue, source, bytes);
  /** Nobody asks before it is loaded. */
  const exports = () => /** @type {NonNullable<ReturnType<typeof loaded>>} */ (loaded());

  /** @template T @param {Lang} lang @param {() => T} run @returns {T} */
  function speaking(lang, run) {
    const used = loaded();
    try {
      return call(run, () => renew(used));
    } catch (error) {
      throw isBoninError(error) ? new BoninError(worded(error.toJSON(), lang), { cause: error.cause }) : error;
    }
  }

  return {
    loaded: () => !!loaded(),
    /** @param {Lang} lang */
    ready: (lang) => !!loaded() && hasTexts(lang),
    /**
     * What sealing needs. The sentences of errors follow, because sealing must not wait for them: until they are there,
     * an error has its reason's word.
     * @param {Lang} lang @param {unknown} [source]
     */
    async start(lang, source) {
      await load(source, lang);
      loadTexts(lang);
    },
    /** @param {Lang} lang @param {unknown} [source] */
    load: (lang, source) => Promise.all([load(source, lang), loadTexts(lang)]),
    /**
     * A flow. Its state is inside the wasm, and its snapshot is kept here too: if the instance traps, in this flow or
     * in another one, it goes on in the next instance from where it was.
     * @param {string} provider @param {Lang} lang @param {unknown} [saved] what `snapshot` gave
     * @returns {Machine}
     */
    open(provider, lang, saved) {
      /** @type {ReturnType<typeof loaded>} */
      let home;
      /** @type {import('#wasm/mobileok').PageFlow} */
      let flow;
      /** @template T @param {(flow: import('#wasm/mobileok').PageFlow) => T} run @returns {T} */
      const inside = (run) =>
        speaking(lang, () => {
          if (home !== loaded()) flow = new (exports().PageFlow)(provider, saved);
          home = loaded();
          return run(flow);
        });
      inside(() => {});
      return {
        feed(event, data, now) {
          const said = inside((flow) => {
            const said = flow.feed(event, data, now);
            saved = flow.snapshot();
            return said;
          });
          for (const part of [said.view, said.act]) {
            if (part && 'error' in part && part.error) part.error = worded(part.error, lang);
          }
          return said;
        },
        snapshot: () => (saved ??= inside((flow) => flow.snapshot())),
      };
    },
    /**
     * @param {'encryptAuthInfo' | 'encryptVerifyInfo'} name @param {string} publicKey @param {unknown} info
     * @param {Lang} lang @returns {string}
     */
    seal: (name, publicKey, info, lang) => speaking(lang, () => exports()[name](publicKey, info, Date.now())),
  };
}

/** @template T @param {Promise<T>} promise @param {Lang} lang @returns {Promise<T>} */
const inTime = (promise, lang) =>
  withinLimit(promise).catch((cause) => {
    throw unloaded(cause, lang);
  });

/**
 * The same for a provider whose loader is itself loaded first, and so is what it needs of the page, if anything.
 * @param {() => Promise<typeof import('#wasm/mobileok')>} wasm
 * @param {false | (() => Promise<typeof import('./page/index.js')>)} around
 * @returns {Core}
 */
export function lazyCore(wasm, around) {
  /** @type {ReturnType<typeof bindCore> | undefined} */
  let core;
  /** @type {typeof import('./page/index.js').makePage | undefined} */
  let makePage;
  const loadPage = async () => {
    if (around) ({ makePage } = await around());
  };
  return {
    ready: (lang) => (!around || !!makePage) && !!core?.ready(lang),
    // Side by side: no file waits for another that it does not need.
    async load(lang, source) {
      const whole = async () => {
        core ??= bindCore(await inTime(wasm(), lang));
        await core.load(lang, source);
      };
      await Promise.all([whole(), inTime(loadPage(), lang), loadTexts(lang)]);
    },
    // Nobody asks before it is loaded.
    open: (...flow) => /** @type {Core} */ (core).open(...flow),
    /** There before the first click on a page, if a flow was made before: it loads what is not there. */
    page(parts) {
      if (!makePage) loadPage().catch(() => {});
      return makePage?.(parts);
    },
  };
}
