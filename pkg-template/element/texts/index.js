import { en } from './en.js';
import { ko } from './ko.js';

/** @typedef {import('../../types/element-texts.js').BoninVerifyTexts} Texts */

const TEXTS = { ko, en };

/**
 * The texts of a language, under those of the page's own that it gives instead.
 * @param {'ko' | 'en'} lang @param {object | undefined} own
 * @returns {Texts}
 */
export const textsOf = (lang, own) => /** @type {Texts} */ (merged(TEXTS[lang], own));

/** @param {unknown} base @param {unknown} own @returns {unknown} */
function merged(base, own) {
  if (!isObject(base) || !isObject(own)) return own ?? base;
  const names = Object.keys(base);
  return Object.fromEntries(names.map((name) => [name, merged(base[name], own[name])]));
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null;

/** A text with a number in the place of `{n}`. @param {string} text @param {number} n */
export const counted = (text, n) => text.replace('{n}', String(n));
