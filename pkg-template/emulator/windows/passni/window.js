// The SSO server's pages: the login view, the portal, and the end of it all. Which one it is, the address says.
import { TEXTS } from './texts.js';

const element = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const place = ['login', 'portal', 'logged-out'].find((name) => location.pathname.endsWith(`/${name}/`));

const page = {
  lang: TEXTS[query.get('lang')] ? query.get('lang') : navigator.language.startsWith('ko') ? 'ko' : 'en',
  shown: undefined,
  wrong: undefined,
};

element('login').addEventListener('submit', logIn);
element('language').addEventListener('click', () => {
  page.lang = page.lang === 'ko' ? 'en' : 'ko';
  draw();
});
element('user').value = query.get('user_id') ?? '';
element('leave').href = '../logout';
element('again').href = '../login';
draw();
look();

async function look() {
  const response = await fetch(`../api/state${location.search}`).catch(() => undefined);
  if (response?.ok) page.shown = await response.json();
  page.wrong = response?.ok ? page.shown.code : 'away';
  draw();
}

async function logIn(event) {
  event.preventDefault();
  const typed = Object.fromEntries(new FormData(event.target));
  const response = await fetch('../api/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...typed, agentId: query.get('agt_id') ?? undefined }),
  }).catch(() => undefined);
  if (response?.ok) return location.replace(`../login${location.search}`);
  const answer = await response?.json().catch(() => undefined);
  page.wrong = answer?.code ?? 'away';
  draw();
}

function draw() {
  const t = TEXTS[page.lang];
  const { user, agent, agents = [] } = page.shown ?? {};
  const title = { login: t.loginTitle, portal: t.portalTitle, 'logged-out': t.goodbyeTitle }[place];
  document.documentElement.lang = page.lang;
  document.title = `${title} · bonin`;
  element('title').textContent = title;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t[node.dataset.text];
  element('language').textContent = t.other;
  element('language').lang = page.lang === 'ko' ? 'en' : 'ko';
  element('login').hidden = place !== 'login';
  element('site').textContent = agent ? t.site(agent.name) : '';
  element('systems').hidden = place !== 'portal' || !user;
  element('list').replaceChildren(...agents.map(link));
  element('back').hidden = place === 'login' || !page.shown || Boolean(user);
  change('who', user ? t.who(user.name) : place === 'logged-out' && page.shown ? t.gone : '');
  change('wrong', page.wrong ? (t.codes[page.wrong] ?? t.refused(page.wrong)) : '');
}

/** The way to a system: the SSO server sends a code along. */
function link({ id, name }) {
  const [item, way] = [document.createElement('li'), document.createElement('a')];
  way.className = 'button';
  way.href = `../login?${new URLSearchParams({ agt_id: id })}`;
  way.textContent = name;
  item.append(way);
  return item;
}

/** What stays as it is, is not read out again. */
function change(id, text) {
  if (element(id).textContent !== text) element(id).textContent = text;
}
