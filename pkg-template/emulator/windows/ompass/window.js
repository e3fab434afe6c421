// OMPASS's page: asks who the user is where that is not known, has their phone ask, and goes back to the site.
import { TEXTS } from './texts.js';

const EVERY_MS = 700;
const element = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const api = `../visit/${encodeURIComponent(query.get('visit') ?? '')}`;

const page = {
  lang: TEXTS[query.get('lang')] ? query.get('lang') : navigator.language.startsWith('ko') ? 'ko' : 'en',
  shown: undefined,
  wrong: undefined,
  left: false,
};

element('login').addEventListener('submit', (event) => send(event, 'ask', { unknown: 'notListed' }));
element('registration').addEventListener('submit', (event) => send(event, 'register', { badPhone: 'badPhone' }));
element('close').addEventListener('click', () => window.close());
element('language').addEventListener('click', () => {
  page.lang = page.lang === 'ko' ? 'en' : 'ko';
  draw();
});
draw();
watch();

async function watch() {
  await look();
  if (!['APPROVED', 'RETURNED', 'EXPIRED', 'GONE'].includes(page.shown?.status)) setTimeout(watch, EVERY_MS);
}

async function look() {
  const response = await fetch(api).catch(() => undefined);
  if (response?.ok) show(await response.json());
  else if (response) show({ status: 'GONE' });
  else say('away');
}

async function send(event, action, reasons) {
  event.preventDefault();
  const response = await fetch(`${api}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(new FormData(event.target))),
  }).catch(() => undefined);
  if (!response) return say('away');
  const answer = await response.json();
  if (response.ok) show(answer);
  else say(Object.keys(reasons).find((text) => reasons[text] === answer.error?.reason));
}

function say(wrong) {
  page.wrong = wrong;
  draw();
}

function show(seen) {
  // What is on its way to the site is shown no more: a slow answer would say that it is there.
  if (page.left) return;
  [page.shown, page.wrong] = [seen, seen.status === page.shown?.status ? page.wrong : undefined];
  draw();
  if (seen.status !== 'APPROVED') return;
  page.left = true;
  // A redirect over HTTP brings the token: no script of this page ever has it.
  location.assign(`${api}/return`);
}

function draw() {
  const t = TEXTS[page.lang];
  const { status, registers = location.pathname.includes('/register/'), userId, phone } = page.shown ?? {};
  document.documentElement.lang = page.lang;
  document.title = `${registers ? t.registration : t.login} · bonin`;
  element('title').textContent = registers ? t.registration : t.login;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t[node.dataset.text];
  element('language').textContent = t.other;
  element('language').lang = page.lang === 'ko' ? 'en' : 'ko';
  const open = status === 'OPEN' || status === 'DECLINED';
  element('login').hidden = !open || registers;
  element('registration').hidden = !open || !registers;
  element('who').textContent = t.who(userId ?? '');
  fixUser(userId, status);
  change('wrong', t[page.wrong] ?? '');
  change('status', t[status]?.(dashed(phone)) ?? '');
}

/** The site has said who it is: there is nothing to type. */
function fixUser(userId, status) {
  const field = element('user');
  if (status !== 'OPEN' || userId === undefined || field.readOnly) return;
  field.value = userId;
  field.readOnly = true;
}

/** What stays as it is, is not read out again. */
function change(id, text) {
  if (element(id).textContent !== text) element(id).textContent = text;
}

function dashed(number = '') {
  return number.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3');
}
