import { withinLimit } from '../limit.js';

const FILES = {
  ko: () => import('../../wasm/texts/ko.js'),
  en: () => import('../../wasm/texts/en.js'),
};

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
 * The error of the core with a sentence, where the provider gave none.
 * @param {import('../../types/common.js').ErrorDetail} detail
 * @param {'ko' | 'en'} lang
 * @returns {import('../../types/common.js').ErrorDetail}
 */
export function worded(detail, lang) {
  return { ...detail, message: detail.message || (texts[lang]?.[detail.reason] ?? detail.reason) };
}
