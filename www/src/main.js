import { createApp } from './app.js';
import { createPhone } from './phone.js';
import { createProviderNav } from './provider-nav.js';
import { PROVIDERS, providerOf } from './providers/index.js';
import { drawSite } from './site.js';
import { drawSteps, markStep } from './steps.js';
import { createSide } from './side/tabs.js';
import { firstLanguage, keepAskedLanguage, rememberLanguage, textsOf } from './texts/index.js';
import { translate } from './translate.js';

/**
 * What the server says of itself and of the emulator.
 * @typedef {object} Settings
 * @property {Site} site this one
 * @property {Site} other
 * @property {string} phoneUrl
 * @property {Record<string, MagicNumber[]>} numbers by provider: those that this site has
 * @property {Record<string, string[]>} names of each provider's settings
 * @property {string[]} elements the providers that the ready-made element has
 * @property {Record<string, { steps: string[], faults: object[] }>} emulated what can go wrong with each
 * @typedef {{ id: string, url: string, name: { ko: string, en: string } }} Site
 * @typedef {{ phone: string, ko: string, en: string, methods: string[] }} MagicNumber
 */

async function start() {
  keepAskedLanguage();
  const page = { lang: firstLanguage(), provider: providerOf(asked()) };
  speakPage();
  const settings = await (await fetch('/api/settings')).json();
  // What this site has no use for is not offered here; the other one may have it.
  const offered = PROVIDERS.filter(({ name }) => Object.hasOwn(settings.numbers, name));
  const wanted = () => providerOf(asked(), offered);
  if (page.provider !== wanted()) {
    page.provider = wanted();
    speakPage();
  }
  const phone = createPhone(document, settings.phoneUrl);
  const side = createSide(document);
  side.choose('phone');
  const nav = createProviderNav(document.getElementById('providers'), offered, choose);
  const apps = new Map();

  /** A provider's part is made when it is first shown. */
  function appOf(provider) {
    if (!apps.has(provider)) {
      const [place, tools] = ['view', 'tools'].map((id) => document.getElementById(id));
      const shown = { place, tools, phone, onStep: markStep, onChange: side.follow };
      apps.set(provider, createApp({ provider, lang: page.lang, settings, ...shown }));
    }
    return apps.get(provider);
  }

  function choose(provider) {
    if (provider === page.provider) return;
    const url = new URL(location.href);
    url.searchParams.set('provider', provider.name);
    history.pushState(null, '', url);
    show(provider);
  }

  function show(provider) {
    appOf(page.provider).close();
    page.provider = provider;
    speakPage();
    draw();
    appOf(provider).open();
  }

  function speakPage() {
    const t = textsOf(page.provider, page.lang);
    translate(document, t, page.lang);
    document.title = `${t.provider.name} · ${t.title}`;
  }

  function draw() {
    const t = textsOf(page.provider, page.lang);
    nav.draw(page.provider, page.lang);
    drawSteps(page.provider.steps, t, page.provider.sometimes);
    drawSite(settings, page, t);
  }

  function speak(lang) {
    page.lang = lang;
    rememberLanguage(lang);
    speakPage();
    draw();
    phone.speak(lang);
    for (const app of apps.values()) app.speak(lang);
  }

  for (const choice of document.querySelectorAll('[data-lang]'))
    choice.addEventListener('click', () => speak(choice.dataset.lang));
  addEventListener('popstate', ({ state }) => {
    if (wanted() === page.provider) appOf(page.provider).back(state?.view);
    else show(wanted());
  });
  draw();
  phone.speak(page.lang);
  appOf(page.provider).open();
}

const asked = () => new URLSearchParams(location.search).get('provider');

start();
