import { createApp } from './app.js';
import { createPhone } from './phone.js';
import { firstLanguage, rememberLanguage, TEXTS } from './texts/index.js';

const STEPS = ['method', 'form', 'flow', 'outcome'];

/** Writes the texts that stand in the page itself. */
function translate(lang) {
  document.documentElement.lang = lang;
  document.title = TEXTS[lang].title;
  const text = (path) => path.split('.').reduce((texts, name) => texts[name], TEXTS[lang]);
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', text(element.dataset.label));
  for (const element of document.querySelectorAll('[data-title]')) element.title = text(element.dataset.title);
  for (const choice of document.querySelectorAll('[data-lang]'))
    choice.setAttribute('aria-pressed', String(choice.dataset.lang === lang));
}

function markStep(current) {
  const index = STEPS.indexOf(current);
  for (const [at, name] of STEPS.entries()) {
    const item = document.querySelector(`[data-step="${name}"]`);
    item.classList.toggle('is-done', at < index);
    if (at === index) item.setAttribute('aria-current', 'step');
    else item.removeAttribute('aria-current');
  }
}

async function start() {
  const lang = firstLanguage();
  translate(lang);
  const settings = await (await fetch('/api/settings')).json();
  const phone = createPhone(document, settings.phoneUrl);
  phone.speak(lang);
  const app = createApp({ lang, settings, place: document.getElementById('view'), phone, onStep: markStep });
  for (const choice of document.querySelectorAll('[data-lang]')) {
    choice.addEventListener('click', () => {
      rememberLanguage(choice.dataset.lang);
      translate(choice.dataset.lang);
      phone.speak(choice.dataset.lang);
      app.speak(choice.dataset.lang);
    });
  }
  app.start();
}

start();
