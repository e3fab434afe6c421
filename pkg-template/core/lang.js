/**
 * The language of the page: Korean, unless the browser says English.
 * @returns {'ko' | 'en'}
 */
export function pageLang() {
  return /^en\b/i.test(globalThis.navigator?.language) ? 'en' : 'ko';
}
