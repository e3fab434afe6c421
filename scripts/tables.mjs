/**
 * Question: do the READMEs list the providers that there are, and the versions of runtimes that were run? Writes their
 * tables anew, from the head of each provider's guide and from tests/runtimes/ran.json. A test compares them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fileNameOf, inPackage, inRoot } from './lib/paths.mjs';
import { isMain, script } from './lib/run.mjs';

/** Each README, its language, and a row for a provider. */
const READMES = [
  { file: 'README.md', lang: 'en', row: inRepository },
  { file: 'README.ko.md', lang: 'ko', row: inRepository },
  { file: 'pkg-template/README.md', lang: 'en', row: inPackageReadme },
  { file: 'pkg-template/README.ko.md', lang: 'ko', row: inPackageReadme },
];

const HEADS = {
  en: '| provider | name | what it does |',
  ko: '| 기관 | 이름 | 하는 일 |',
};

const SUITE = { en: 'the suite, and journeys over HTTP', ko: '전체 테스트, HTTP로 하는 인증 전 과정' };
const NEUTRAL = { en: 'client, proxy and emulator; journeys over HTTP', ko: '클라이언트, 프록시, 에뮬레이터; HTTP로 하는 인증 전 과정' };
const INSIDE = { en: 'client, proxy and emulator', ko: '클라이언트, 프록시, 에뮬레이터' };
const JOURNEYS = { en: 'journeys over HTTP', ko: 'HTTP로 하는 인증 전 과정' };
const PAGE = { en: 'client and emulator; journeys from a page', ko: '클라이언트, 에뮬레이터; 페이지에서 하는 인증 전 과정' };

/** What the tests run in, and what of them runs there. */
export const RUNTIMES = {
  'Node 20': SUITE,
  'Node 22': SUITE,
  'Node 24': SUITE,
  Deno: NEUTRAL,
  Bun: NEUTRAL,
  workerd: INSIDE,
  'wrangler dev': JOURNEYS,
  Chromium: PAGE,
  Firefox: PAGE,
  WebKitGTK: PAGE,
};

const RUNTIME_HEADS = { en: '| runtime | version | what ran there |', ko: '| 실행 환경 | 버전 | 실행한 테스트 |' };

function runtimesTable(lang) {
  const ran = JSON.parse(readFileSync(inRoot('tests', 'runtimes', 'ran.json'), 'utf8'));
  const rows = Object.entries(RUNTIMES).map(([name, what]) => `| ${name} | ${ran[name]} | ${what[lang]} |`);
  return [RUNTIME_HEADS[lang], '|---|---|---|', ...rows].join('\n');
}

function inRepository({ title, guide, about, name }) {
  return `| [${title}](pkg-template/${guide}) | \`${name}\` | ${about} |`;
}

function inPackageReadme({ title, guide, about, name }) {
  return `| [${title}](${guide}) | \`client.${name}()\`, \`bonin/${fileNameOf(name)}\` | ${about} |`;
}

/**
 * The READMEs with tables of the providers that the built package has, and of what it was run in.
 * @returns {Promise<{ file: string, written: string, text: string }[]>} each as it is, and as it should be
 */
export async function tables() {
  const { providers } = await import(pathToFileURL(inPackage('wasm', 'registry.js')).href);
  return READMES.map(({ file, lang, row }) => {
    const written = readFileSync(inRoot(file), 'utf8');
    const rows = Object.keys(providers).map((name) => row(guideOf(name, lang)));
    const table = [HEADS[lang], '|---|---|---|', ...rows].join('\n');
    const listed = marked(file, written, 'providers', table);
    // The package's own say what it was run in.
    const text = row === inPackageReadme ? marked(file, listed, 'runtimes', runtimesTable(lang)) : listed;
    return { file, written, text };
  });
}

function marked(file, text, name, table) {
  const mark = new RegExp(`(<!-- ${name} -->\\n).*?(\\n<!-- /${name} -->)`, 's');
  if (!mark.test(text)) throw new Error(`${file} has no marks for the table of ${name}.`);
  return text.replace(mark, (_, before, after) => before + table + after);
}

/** A guide begins with the provider's name, and what it does in a comment. */
function guideOf(name, lang) {
  const guide = `docs/${fileNameOf(name)}${lang === 'en' ? '' : `.${lang}`}.md`;
  const text = readFileSync(inRoot('pkg-template', guide), 'utf8');
  const [, title, about] = /^# (.+)\n\n<!-- about: (.+) -->\n/.exec(text) ?? [];
  if (!about) throw new Error(`${guide} does not begin with a title and what the provider does.`);
  return { name, guide, title, about };
}

if (isMain(import.meta.url)) {
  await script(async () => {
    for (const { file, written, text } of await tables()) if (text !== written) writeFileSync(inRoot(file), text);
  });
}
