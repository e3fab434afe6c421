/**
 * Question: do the READMEs list the providers that there are? Writes their tables anew, from the head of each
 * provider's guide. A test compares them.
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

function inRepository({ title, guide, about, name }) {
  return `| [${title}](pkg-template/${guide}) | \`${name}\` | ${about} |`;
}

function inPackageReadme({ title, guide, about, name }) {
  return `| [${title}](${guide}) | \`client.${name}()\`, \`bonin/${fileNameOf(name)}\` | ${about} |`;
}

/**
 * The READMEs with tables of the providers that the built package has.
 * @returns {Promise<{ file: string, written: string, text: string }[]>} each as it is, and as it should be
 */
export async function tables() {
  const { providers } = await import(pathToFileURL(inPackage('wasm', 'registry.js')).href);
  return READMES.map(({ file, lang, row }) => {
    const written = readFileSync(inRoot(file), 'utf8');
    const rows = Object.keys(providers).map((name) => row(guideOf(name, lang)));
    const table = [HEADS[lang], '|---|---|---|', ...rows].join('\n');
    const mark = /(<!-- providers -->\n).*?(\n<!-- \/providers -->)/s;
    if (!mark.test(written)) throw new Error(`${file} has no marks for the table of providers.`);
    return { file, written, text: written.replace(mark, (_, before, after) => before + table + after) };
  });
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
