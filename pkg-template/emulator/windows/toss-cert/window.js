// The standard window: tells who opened it how it goes, by the four texts that Toss's own posts.
import { TEXTS } from './texts.js';

const EVERY_MS = 700;
const element = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const api = `api/${encodeURIComponent(query.get('txId') ?? '')}`;

const page = {
  lang: TEXTS[query.get('lang')] ? query.get('lang') : navigator.language.startsWith('ko') ? 'ko' : 'en',
  shown: { status: 'REQUESTED', identified: false },
  ended: false,
};

say('TOSS_AUTH_POPUP_ONLOAD');
element('person').addEventListener('submit', (event) => {
  event.preventDefault();
  identify(Object.fromEntries(new FormData(event.target)));
});
for (const action of ['approve', 'decline']) element(action).addEventListener('click', () => act(action));
element('close').addEventListener('click', () => {
  say('TOSS_AUTH_CLICK_NAVBAR_CLOSE');
  leave(page.shown.failUrl);
});
element('language').addEventListener('click', () => {
  page.lang = page.lang === 'ko' ? 'en' : 'ko';
  draw();
});
draw();
watch();

async function watch() {
  await look();
  if (!page.ended) setTimeout(watch, EVERY_MS);
}

async function look() {
  const response = await fetch(api).catch(() => undefined);
  if (response?.ok) show(await response.json());
  else if (response) show({ status: 'UNKNOWN', identified: false });
}

async function identify({ userName, userBirthday, userPhone }) {
  const digits = (text) => text.replace(/\D/g, '');
  const person = { userName: userName.trim(), userBirthday: digits(userBirthday), userPhone: digits(userPhone) };
  const response = await act('identify', person);
  element('wrong').textContent = response?.status === 400 ? TEXTS[page.lang].wrong : '';
}

async function act(action, input = {}) {
  const response = await fetch(`${api}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => undefined);
  await look();
  return response;
}

function show(seen) {
  page.shown = seen;
  if (seen.status === 'COMPLETED') end('TOSS_AUTH_SUCCESS', seen.successUrl);
  else if (seen.status !== 'REQUESTED' && seen.status !== 'IN_PROGRESS') end('TOSS_AUTH_FAIL', seen.failUrl);
  draw();
}

function end(message, url) {
  if (page.ended) return;
  page.ended = true;
  say(message);
  if (!window.opener && url) leave(url);
}

/** Where nothing opened this window, it gives way to the page that the relying party named. */
function leave(url) {
  if (window.opener || !/^https?:/.test(url ?? '')) window.close();
  else location.assign(url);
}

/** Tells the page that opened this one, or the app around it. None of it proves anything, so anyone may hear it. */
function say(message) {
  window.opener?.postMessage(message, '*');
  window.webkit?.messageHandlers?.tossAuthWebView?.postMessage(message);
  // That Android's interface goes by the same name is inferred; its method does not.
  window.tossAuthWebView?.sendMessage?.(message);
}

function draw() {
  const t = TEXTS[page.lang];
  const { status, identified, document: title } = page.shown;
  document.documentElement.lang = page.lang;
  document.title = `${t.title} · bonin`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t[node.dataset.text];
  element('language').textContent = t.other;
  element('language').lang = page.lang === 'ko' ? 'en' : 'ko';
  element('document').hidden = !title;
  element('document').textContent = title ? t.document(title) : '';
  element('person').hidden = page.ended || identified;
  element('decide').hidden = page.ended || !identified;
  const ends = { COMPLETED: t.completed, EXPIRED: t.expired, UNKNOWN: t.unknown };
  element('end').textContent = ends[status] ?? '';
}
