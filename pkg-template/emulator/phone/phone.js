// One emulated phone: asks the emulator what it shows, again and again, and sends it what its owner does.
import { drawHome, drawSheet, promptTitle } from './screen.js';
import { TEXTS } from './texts.js';

const EVERY_MS = 700;
const query = new URLSearchParams(location.search);
const element = (id) => document.getElementById(id);

const phone = {
  lang: TEXTS[query.get('lang')] ? query.get('lang') : navigator.language.startsWith('ko') ? 'ko' : 'en',
  /** The number asked for; without one, the phone that something happened on last. */
  chosen: digits(query.get('phone') ?? ''),
  shown: undefined,
  drawn: {},
  latest: 0,
};

element('choose').hidden = phone.chosen !== '';
element('choose').addEventListener('submit', (event) => {
  event.preventDefault();
  phone.chosen = digits(element('number').value);
  look();
});
element('language').addEventListener('click', () => {
  phone.lang = phone.lang === 'ko' ? 'en' : 'ko';
  speak();
  if (phone.shown) draw(phone.shown);
});
speak();
watch();

async function watch() {
  await look();
  setTimeout(watch, EVERY_MS);
}

async function look() {
  // A slow answer must not undo what a later one has shown.
  const turn = (phone.latest += 1);
  const seen = (await read()) ?? { away: true };
  if (turn === phone.latest) draw(seen);
}

async function read() {
  try {
    const number = phone.chosen || (await newest());
    if (!number) return { phone: '', messages: [] };
    const response = await fetch(`api/${number}`);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

async function newest() {
  const response = await fetch('../control/phones');
  const phones = await response.json();
  const known = phones.map(({ phone: number }) => new Option(dashed(number), number));
  if (known.length !== element('phones').options.length) element('phones').replaceChildren(...known);
  return phones[0]?.phone;
}

/** The owner does something; what fits no more has no effect. */
async function act(action, input = {}) {
  await fetch(`api/${phone.shown.phone}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => undefined);
  await look();
}

function draw(seen) {
  const t = TEXTS[phone.lang];
  announce(phone.shown, seen, t);
  phone.shown = seen.away ? phone.shown : seen;
  const time = seen.now && new Intl.DateTimeFormat(phone.lang, { timeStyle: 'short', timeZone: 'Asia/Seoul' });
  element('clock').textContent = time ? time.format(seen.now) : '';
  element('home-title').textContent = time ? time.format(seen.now) : t.title;
  once('home', [phone.lang, seen.away, seen.phone, seen.messages, seen.prompt, seen.call], () =>
    drawHome({ seen, t, lang: phone.lang, number: dashed(seen.phone ?? '') }),
  );
  const { prompt, call } = seen;
  once('sheet', [phone.lang, prompt?.app, prompt?.at, prompt?.state, call?.at, call?.state, call?.triesLeft], () =>
    drawSheet({ seen, t, act }),
  );
}

/** Draws only what has changed: what is being typed stays, and a screen reader is not told twice. */
function once(name, facts, drawing) {
  const mark = JSON.stringify(facts);
  if (phone.drawn[name] === mark) return;
  phone.drawn[name] = mark;
  drawing();
}

function announce(before, seen, t) {
  if (seen.away || before?.phone !== seen.phone) return;
  const news = [];
  if (seen.messages.length > before.messages.length) news.push(t.newMessage(seen.messages.at(-1).text));
  const { prompt, call } = seen;
  const isNew = ['app', 'at', 'state'].some((fact) => prompt?.[fact] !== before.prompt?.[fact]);
  if (prompt && isNew) news.push(promptNews(prompt, t));
  if (call && call.state !== before.call?.state) news.push(callNews(call, t));
  if (call?.triesLeft < before.call?.triesLeft) news.push(`${t.call.wrong} ${t.call.triesLeft(call.triesLeft)}`);
  if (news.length > 0) element('live').textContent = news.join(' ');
}

const promptNews = (prompt, t) => (prompt.state === 'waiting' ? promptTitle(prompt, t) : t.prompt[prompt.state]);

function callNews(call, t) {
  const heard = call.spoken ? `${t.call.heard} ${call.spoken}` : t.call.keyIn;
  return { ringing: t.call.ringing, answered: heard, done: t.call.done, ended: t.call.ended(call.code) }[call.state];
}

function speak() {
  const t = TEXTS[phone.lang];
  document.documentElement.lang = phone.lang;
  document.title = `${t.title} · bonin`;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t[node.dataset.text];
  element('language').textContent = t.other;
  element('language').lang = phone.lang === 'ko' ? 'en' : 'ko';
}

function digits(text) {
  return text.replace(/\D/g, '');
}

function dashed(number) {
  return number.replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1-$2-$3');
}
