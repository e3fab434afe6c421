import { BoninError } from '../core/errors.js';

// Due before the core is there, too; a test compares it with the core's.
const TEXT = { ko: '사용자가 취소했습니다.', en: 'The flow was cancelled.' };

/**
 * The error for what was given up.
 * @param {'ko' | 'en'} lang
 * @param {unknown} [cause] the reason of a signal
 */
export function cancelled(lang, cause) {
  const message = TEXT[lang];
  const options = cause ? { cause } : undefined;
  return new BoninError({ kind: 'cancelled', reason: 'cancelled', message, retryable: false }, options);
}
