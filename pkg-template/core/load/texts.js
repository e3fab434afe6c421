import { withinLimit } from '../limit.js';

const FILES = {
  ko: () => import('../../wasm/texts/ko.js'),
  en: () => import('../../wasm/texts/en.js'),
};

/** @typedef {import('../../types/common.js').ErrorReason} ErrorReason */

/** @type {{ [Lang in 'ko' | 'en']?: Readonly<Record<string, string>> }} */
const texts = {};

/**
 * Loads the sentences of one language. It never fails: without them messages are the reasons' words.
 * @param {'ko' | 'en'} lang
 */
export async function loadTexts(lang) {
  try {
    texts[lang] ??= (await withinLimit(FILES[lang]())).default;
  } catch {
    texts[lang] = {};
  }
}

/**
 * Whether `loadTexts` was through with this language.
 * @param {'ko' | 'en'} lang
 */
export function hasTexts(lang) {
  return lang in texts;
}

/**
 * The error of the core with a sentence, where the provider gave none, and with the reason that the proxy gave.
 * @param {import('../../types/common.js').ErrorDetail & { word?: ErrorReason }} detail `word`: a reason that the core
 *   does not know
 * @param {'ko' | 'en'} lang
 * @returns {import('../../types/common.js').ErrorDetail}
 */
export function worded({ word, ...detail }, lang) {
  const { reason, message } = detail;
  return { ...detail, reason: word ?? reason, message: message || (texts[lang]?.[reason] ?? reason) };
}
