// The phone's page, the providers' own, and the notice at the root.
import { readPage } from '#emulator-pages';
import { marked } from './marked.js';

// No script, style or picture but its own, so that it works inside a page that is as strict. Any page may frame it.
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Each page: its path, its folder, and the files that it is made of. */
const PAGES = [
  ['/phone/', 'phone', ['phone.css', 'phone.js', 'screen.js', 'texts.js']],
  ['/toss/window/', 'windows/toss-cert', ['texts.js', '../window.css', 'window.js']],
  ['/ompass/register/', 'windows/ompass', ['texts.js', '../window.css', 'window.js']],
  ['/ompass/authenticate/', 'windows/ompass', ['texts.js', '../window.css', 'window.js']],
  ['/passni/login/', 'windows/passni', ['handoff.js', 'texts.js', '../window.css', 'window.js']],
  ['/passni/portal/', 'windows/passni', ['texts.js', '../window.css', 'window.js']],
  ['/passni/logged-out/', 'windows/passni', ['texts.js', '../window.css', 'window.js']],
  ['/nets/window/', 'windows/nets', ['texts.js', '../window.css', 'window.js']],
];

const FILES = new Map(
  PAGES.flatMap(([path, folder, names]) => [
    [path, `${folder}/index.html`],
    ...names.map((name) => [path + name.replace('../', ''), fileOf(folder, name)]),
  ]),
);

/** A name may be one of the folder above. */
function fileOf(folder, name) {
  const [above] = folder.split('/');
  return name.startsWith('../') ? `${above}/${name.slice(3)}` : `${folder}/${name}`;
}

const NOTICE = `<!doctype html>
<html lang="en">
<title>bonin emulator</title>
<h1>This is an emulator. It verifies nobody.</h1>
<p lang="ko">본인확인 서비스를 흉내 내는 개발용 에뮬레이터입니다. 운영 환경에서 쓰지 마세요.</p>
<p>It stands in for identity verification services during development. Never use it in production.</p>
<p><a href="phone/">The phones</a></p>
</html>`;

/**
 * @param {string} method
 * @param {string} path
 * @param {string} search
 * @returns {Promise<Response | undefined>} nothing where no page is asked for
 */
export async function servePage(method, path, search) {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === '/') return page(NOTICE, 'html');
  // Browsers ask for it by themselves.
  if (path === '/favicon.ico') return marked(null, { status: 204 });
  // Relative, so that it holds wherever the emulator is mounted.
  if (path === '/phone') return marked(null, { status: 302, headers: { location: `phone/${search}` } });
  const name = FILES.get(path);
  return name && page(await readPage(name), name.split('.').pop());
}

function page(text, extension) {
  const headers = { 'content-type': `${TYPES[extension]}; charset=utf-8`, 'content-security-policy': POLICY };
  return marked(text, { status: 200, headers });
}
