// The phone's page, the providers' own, and the notice at the root.
import { readPage } from '#emulator-pages';
import { files } from '../wasm/pages.js';
import { marked } from './marked.js';
import { providers } from './providers/index.js';

// No script, style or picture but its own, so that it works inside a page that is as strict. Any page may frame it.
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'";

/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** @type {Record<string, Record<string, () => URL>>} */
const folders = files;

/** What is served at each path: a page, and beside it the files that it loads. */
/** @type {Map<string, { name: string, file: () => URL }>} */
const FILES = new Map([
  ...filesAt('/phone/', files.phone),
  ...providers.flatMap(({ name, pages = [] }) => pages.flatMap((path) => filesAt(path, folders[name]))),
]);

/**
 * @param {string} path @param {Record<string, () => URL>} folder
 * @returns {[string, { name: string, file: () => URL }][]}
 */
function filesAt(path, folder) {
  return Object.entries(folder).map(([name, file]) => [path + (name === 'index.html' ? '' : name), { name, file }]);
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
 * @returns {Promise<Response | undefined>} nothing if no page is asked for
 */
export async function servePage(method, path, search) {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (path === '/') return page(NOTICE, 'html');
  // Browsers ask for it by themselves.
  if (path === '/favicon.ico') return marked(null, { status: 204 });
  // Relative, so that it holds wherever the emulator is mounted.
  if (path === '/phone') return marked(null, { status: 302, headers: { location: `phone/${search}` } });
  const found = FILES.get(path);
  return found && page(await readPage(found.file()), found.name.split('.').at(-1) ?? '');
}

/** @param {string} text @param {string} extension */
function page(text, extension) {
  const headers = { 'content-type': `${TYPES[extension]}; charset=utf-8`, 'content-security-policy': POLICY };
  return marked(text, { status: 200, headers });
}
