import { h } from './dom.js';
import { textsOf } from './texts/index.js';

/**
 * The choice of providers: links, so that each can be opened and kept by its own address; a plain click changes the
 * page in place.
 * @param {HTMLElement} place
 * @param {readonly import('./providers/index.js').Provider[]} providers
 * @param {(provider: import('./providers/index.js').Provider) => void} onChoose
 */
export function createProviderNav(place, providers, onChoose) {
  function clicked(event, provider) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onChoose(provider);
  }

  function link(provider, current, lang) {
    const { name, about } = textsOf(provider, lang).provider;
    return h(
      'a',
      {
        href: `?provider=${provider.name}`,
        class: 'provider',
        'data-provider': provider.name,
        'aria-current': provider === current && 'page',
        onclick: (event) => clicked(event, provider),
      },
      h('span', { class: 'provider-name' }, name),
      ' ',
      h('span', { class: 'provider-about' }, about),
    );
  }

  function group(kind, current, lang) {
    const members = providers.filter((provider) => provider.kind === kind);
    const { providers: texts } = textsOf(current, lang);
    const id = `providers-${kind}`;
    return h(
      'div',
      { class: 'provider-group' },
      h('p', { class: 'provider-kind', id }, texts[kind]),
      h(
        'ul',
        { 'aria-labelledby': id },
        members.map((provider) => h('li', {}, link(provider, current, lang))),
      ),
    );
  }

  return {
    /**
     * @param {import('./providers/index.js').Provider} current
     * @param {'ko' | 'en'} lang
     */
    draw(current, lang) {
      const focused = place.contains(document.activeElement);
      const kinds = [...new Set(providers.map(({ kind }) => kind))];
      place.replaceChildren(...kinds.map((kind) => group(kind, current, lang)));
      const chosen = place.querySelector('[aria-current]');
      if (focused) chosen.focus();
      chosen.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
  };
}
