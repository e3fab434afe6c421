import { en } from './en.js';
import { ko } from './ko.js';

/** What the page says whichever provider is in front, by language. */
export const TEXTS = { ko, en };

const KEY = 'bonin-demo-lang';
const known = (lang) => (Object.hasOwn(TEXTS, lang) ? lang : undefined);

/**
 * The page's texts with a provider's own beside them, group by group; where both have a text, the provider's counts.
 * @param {import('../providers/index.js').Provider} provider
 * @param {'ko' | 'en'} lang
 */
export function textsOf({ texts }, lang) {
  const shared = TEXTS[lang];
  const groups = Object.entries(texts[lang]).map(([name, own]) => [name, { ...shared[name], ...own }]);
  return { ...shared, ...Object.fromEntries(groups) };
}

/**
 * The language to start in: the one chosen before, else the browser's where it is English, else Korean.
 * @returns {'ko' | 'en'}
 */
export function firstLanguage() {
  return known(localStorage.getItem(KEY)) ?? (navigator.language.startsWith('en') ? 'en' : 'ko');
}

/** A link from the other site brings the language along, which is chosen then, and leaves the URL. */
export function keepAskedLanguage() {
  const url = new URL(location.href);
  const asked = known(url.searchParams.get('lang'));
  if (asked) rememberLanguage(asked);
  url.searchParams.delete('lang');
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}

/** @param {'ko' | 'en'} lang */
export function rememberLanguage(lang) {
  localStorage.setItem(KEY, lang);
}
