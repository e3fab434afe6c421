import { h } from './dom.js';

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
  const name = h('span', { class: 'site-other-name' }, `: ${other.name[lang]}`);
  element('site-other').replaceChildren(t.site.badge(other.id.toUpperCase()), name);
}
