// The SSO server's own page to log on, where a page of another site must not have its cookie.
import { TEXTS } from './texts.js';

const element = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const target = { ssosite: query.get('ssosite') ?? '', returnURL: query.get('returnURL') ?? '' };

const page = {
  lang: TEXTS[query.get('lang')] ? query.get('lang') : navigator.language.startsWith('ko') ? 'ko' : 'en',
  wrong: () => '',
};

element('logon').addEventListener('submit', (event) => {
  event.preventDefault();
  logOn(Object.fromEntries(new FormData(event.target)));
});
element('language').addEventListener('click', () => {
  page.lang = page.lang === 'ko' ? 'en' : 'ko';
  draw();
});
draw();

async function logOn({ userID, password }) {
  const response = await fetch('api/logon', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ credType: 'BASIC', userID, password, ...target }),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (/^https?:/.test(answer?.url ?? '')) return location.assign(answer.url);
  page.wrong = answer ? (t) => t.wrong(answer.errorCode) : (t) => t.unreachable;
  draw();
}

function draw() {
  const t = TEXTS[page.lang];
  document.documentElement.lang = page.lang;
  document.title = `${t.title} · bonin`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t[node.dataset.text];
  element('language').textContent = t.other;
  element('language').lang = page.lang === 'ko' ? 'en' : 'ko';
  element('site').textContent = t.site(target.ssosite);
  element('wrong').textContent = page.wrong(t);
}
