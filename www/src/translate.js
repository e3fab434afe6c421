/**
 * Writes the texts that stand in the page itself, by the names in its attributes.
 * @param {Document} page
 * @param {object} texts
 * @param {'ko' | 'en'} lang
 */
export function translate(page, texts, lang) {
  page.documentElement.lang = lang;
  const text = (path) => path.split('.').reduce((group, name) => group[name], texts);
  for (const element of page.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
  for (const element of page.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', text(element.dataset.label));
  for (const element of page.querySelectorAll('[data-title]')) element.title = text(element.dataset.title);
  for (const choice of page.querySelectorAll('[data-lang]'))
    choice.setAttribute('aria-pressed', String(choice.dataset.lang === lang));
}
