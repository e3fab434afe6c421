import { BoninError } from './errors.js';
import { pageLang } from './lang.js';

/** How long a file may take to load. */
export const LIMIT_MS = 30_000;

// No text of the core's can be had: it is what did not load.
const TEXT = { ko: 'WebAssembly 파일을 불러오지 못했습니다.', en: 'The WebAssembly file could not be loaded.' };

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

/** @param {unknown} cause */
export function unloaded(cause) {
  const message = TEXT[pageLang()];
  return new BoninError({ kind: 'network', reason: 'unreachable', message, retryable: true }, { cause });
}
