// Writes a project: copies the example, and names the published package in the place of the repository's folder.
import { cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOSTS, PROVIDERS } from './hosts.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Files that installing, building and running leave behind are not copied. */
const LEFT = /^(node_modules|dist|build|built|\.next|\.svelte-kit|\.wrangler|\.dev\.vars|\.env|package-lock\.json)$/;

/** A sentence for the one who called it, where that is all there is to say. */
export class Refused extends Error {}

/**
 * @param {{ provider: string, host: string, dir: string }} options
 * @returns {Promise<string>} the folder
 */
export async function create({ provider, host, dir }) {
  if (!PROVIDERS.includes(provider)) {
    const guides = 'the guides of the others are in the docs of the package bonin';
    throw new Refused(`--provider may be: ${PROVIDERS.join(', ')}; ${guides}`);
  }
  if (!Object.hasOwn(HOSTS, host)) throw new Refused(`--host may be: ${Object.keys(HOSTS).join(', ')}`);
  const folder = resolve(dir);
  const there = existsSync(folder) ? await readdir(folder).catch(() => ['a file']) : [];
  if (there.length > 0) throw new Refused(`${dir} is not empty: choose another --dir`);

  await mkdir(folder, { recursive: true });
  await cp(templateOf(host), folder, { recursive: true, filter: (path) => !LEFT.test(basename(path)) });
  // npm packs no .gitignore, so that of a template goes under another name.
  if (existsSync(join(folder, '_gitignore'))) await rename(join(folder, '_gitignore'), join(folder, '.gitignore'));
  await nameProject(folder);
  return folder;
}

/** Those of the published package, or in the repository the examples themselves. @param {string} host */
function templateOf(host) {
  const published = here(`templates/${host}`);
  return existsSync(published) ? published : here(`../examples/${host}`);
}

/** @param {string} folder */
async function nameProject(folder) {
  const { version } = JSON.parse(await readFile(here('package.json'), 'utf8'));
  const path = join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  manifest.name = nameOf(folder);
  for (const kind of ['dependencies', 'devDependencies']) {
    if (manifest[kind]?.bonin) manifest[kind].bonin = `^${version}`;
  }
  await writeFile(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  const readme = join(folder, 'README.md');
  const text = await readFile(readme, 'utf8');
  await writeFile(readme, alone(text));
}

/** A name that npm takes. @param {string} folder */
function nameOf(folder) {
  const name = basename(folder).toLowerCase().replace(/[^a-z0-9._-]+/g, '-').replace(/^[._-]+/, '');
  return name || 'bonin-app';
}

/** Takes out the sentences on the repository and on other examples: a copy stands alone. @param {string} text */
const alone = (text) =>
  text
    .replace(/ In a copy of bonin's repository, `npm run build` there comes first\./, '')
    .replace(/\[([^\]]+)\]\(\.\.\/[\w-]+\)/g, '$1 (in `examples` of bonin\'s repository)');
