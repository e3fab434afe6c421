// The documents, and what can be read off them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';

/** Documents of the repository, from its root. */
export const ROOT = ['README.md', 'README.ko.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

/** The npm package's own, in both languages. */
export const GUIDE = ['pkg-template/README.md', 'pkg-template/README.ko.md'];

/** That to the stores, in both languages. */
export const STORES = ['pkg-template/docs/stores.md', 'pkg-template/docs/stores.ko.md'];

/** One provider's each, in both languages. */
export const PROVIDERS = readdirSync(inRoot('pkg-template/docs'))
  .filter((name) => /^[\w-]+\.md$/.test(name) && name !== 'stores.md')
  .map((name) => [`pkg-template/docs/${name}`, `pkg-template/docs/${name.replace(/\.md$/, '.ko.md')}`]);

/** Those of the bridge for Pass-Ni's agent. */
const BRIDGE = ['pkg-template/passni-bridge/README.md', 'pkg-template/passni-bridge/README.ko.md'];

/** Those that go with the npm package. */
export const PACKAGE = [...GUIDE, ...PROVIDERS.flat(), ...STORES, ...BRIDGE, 'pkg-template/emulator/README.md'];

/** The documents with the ten lines each, in English and in Korean. */
export const PAIRS = [ROOT.slice(0, 2), GUIDE];

/** A document in English, and the same in Korean. */
export const TRANSLATED = [...PAIRS, ...PROVIDERS, STORES, BRIDGE];

/** @param {string} name @returns {string} */
export const read = (name) => readFileSync(inRoot(name), 'utf8');

/**
 * The examples that a document names, `<!-- run: name -->` above each.
 * @param {string} name
 * @returns {Map<string, string>}
 */
export function examples(name) {
  const found = read(name).matchAll(/<!-- run: (\w+) -->\n```js\n(.*?)```\n/gs);
  return new Map([...found].map(([, example, code]) => [example, code]));
}

/** @param {string} name @returns {number} how many blocks of JavaScript a document has */
export const blocksOf = (name) => read(name).match(/^```js$/gm)?.length ?? 0;

/**
 * The rows of the tables in a text, without their heads; cells without backticks.
 * @param {string} text
 * @returns {string[][]}
 */
export function rows(text) {
  const lines = text.split('\n');
  const isRow = (line) => line.startsWith('|') && line.endsWith('|');
  const isHead = (at) => /^\|[-:| ]+\|$/.test(lines[at]) || /^\|[-:| ]+\|$/.test(lines[at + 1] ?? '');
  const body = lines.filter((line, at) => isRow(line) && !isHead(at));
  return body.map((line) => line.slice(1, -1).split('|').map((cell) => cell.replaceAll('`', '').trim()));
}

/**
 * What stands between `<!-- mark -->` and `<!-- /mark -->`.
 * @param {string} text
 * @param {string} mark
 * @returns {string}
 */
export function marked(text, mark) {
  return text.match(new RegExp(`<!-- ${mark}\\b[^>]*-->\\n(.*?)<!-- /${mark} -->`, 's'))?.[1] ?? '';
}

/**
 * What is wrong with the links of a document: files and headings that are not there.
 * @param {string} name
 * @returns {string[]}
 */
export function brokenLinks(name) {
  const links = [...withoutCode(read(name)).matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => !/^https:/.test(link) && !leadsSomewhere(name, link)).map((link) => `${name}: ${link}`);
}

function leadsSomewhere(from, link) {
  const [path, anchor] = link.split('#');
  const target = path === '' ? from : join(dirname(from), path);
  if (!existsSync(inRoot(target))) return false;
  return anchor === undefined || headings(target).includes(decodeURI(anchor));
}

// As GitHub makes anchors of headings.
function headings(name) {
  const titles = [...withoutCode(read(name)).matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);
  return titles.map((title) => title.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
}

const withoutCode = (text) => text.replace(/^```.*?^```$/gms, '');
