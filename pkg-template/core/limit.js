import { BoninError } from './errors.js';
import { pageLang } from './lang.js';

const HINT = 'A file of the package did not come: no network, a blocked address, or CORS.';

/** How long a file may take to load. */
export const LIMIT_MS = 30_000;

// No text of the core's can be had: it is what did not load.
const TEXT = {
  ko: 'WebAssembly 파일을 불러오지 못했습니다. 잠시 후 다시 시도해 주세요.',
  en: 'The WebAssembly file could not be loaded. Please try again.',
};

/**
 * A source that never comes must not keep every later attempt waiting.
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
export function withinLimit(promise) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), LIMIT_MS);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/**
 * @param {unknown} cause
 * @param {'ko' | 'en'} [lang]
 */
export function unloaded(cause, lang = pageLang()) {
  const message = TEXT[lang];
  return new BoninError({ kind: 'network', reason: 'unreachable', message, hint: HINT, retryable: true }, { cause });
}
