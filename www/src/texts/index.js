import { en } from './en.js';
import { ko } from './ko.js';

/** The page's texts by language. */
export const TEXTS = { ko, en };

const KEY = 'bonin-demo-lang';

/**
 * The language to start in: the one chosen before, else the browser's where it is English, else Korean.
 * @returns {'ko' | 'en'}
 */
export function firstLanguage() {
  const chosen = localStorage.getItem(KEY);
  if (chosen === 'ko' || chosen === 'en') return chosen;
  return navigator.language.startsWith('en') ? 'en' : 'ko';
}

/** @param {'ko' | 'en'} lang */
export function rememberLanguage(lang) {
  localStorage.setItem(KEY, lang);
}
