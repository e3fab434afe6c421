/**
 * Which of the two sites this is, and the way to the other one, with the same provider and language.
 * @param {import('./main.js').Settings} settings
 * @param {{ lang: 'ko' | 'en', provider: { name: string } }} page
 * @param {object} t
 */
export function drawSite({ site, other }, { lang, provider }, t) {
  const element = (id) => document.getElementById(id);
  document.documentElement.dataset.site = site.id;
  element('site-badge').textContent = t.site.badge(site.id.toUpperCase());
  element('site-name').textContent = site.name[lang];
  const url = new URL(other.url);
  url.searchParams.set('provider', provider.name);
  url.searchParams.set('lang', lang);
  element('site-other').href = url.href;
  element('site-other').textContent = t.site.other(other.id.toUpperCase(), other.name[lang]);
}
