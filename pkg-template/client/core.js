import { bug } from '../core/boundary.js';
import { BoninError } from '../core/errors.js';

/** @typedef {'ko' | 'en'} Lang */

/**
 * The wasm as the client uses it, its errors with sentences in the page's language.
 * @typedef {ReturnType<typeof bindCore>} Core
 * @param {typeof import('#wasm/mobileok')} wasm
 */
export function bindCore({ load, loaded, loadTexts, hasTexts, worded }) {
  function ask(input) {
    let answer;
    try {
      answer = JSON.parse(loaded().client(JSON.stringify(input)));
    } catch (cause) {
      throw bug(cause);
    }
    if (answer.error) throw new BoninError(worded(answer.error, input.lang));
    return answer;
  }

  return {
    /** @param {Lang} lang */
    ready: (lang) => !!loaded() && hasTexts(lang),
    /** @param {Lang} lang @param {unknown} [source] */
    load: (lang, source) => Promise.all([load(source), loadTexts(lang)]),
    /** @param {{ provider: string, state: unknown, event: object, now: number, lang: Lang }} input @returns {any} */
    step(input) {
      const answer = ask({ call: 'step', ...input });
      for (const part of [answer.view, answer.act]) if (part?.error) part.error = worded(part.error, input.lang);
      return answer;
    },
    /** @param {string} call @param {object} input @returns {string} */
    seal: (call, input) => ask({ call, ...input }).envelope,
  };
}

/**
 * The same for a provider whose loader is itself loaded first.
 * @param {() => Promise<typeof import('#wasm/mobileok')>} wasm
 * @returns {Core}
 */
export function lazyCore(wasm) {
  let core;
  return {
    ready: (lang) => core?.ready(lang) ?? false,
    async load(lang, source) {
      core ??= bindCore(await wasm());
      return core.load(lang, source);
    },
    step: (input) => core.step(input),
    seal: (call, input) => core.seal(call, input),
  };
}
