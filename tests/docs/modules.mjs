// Examples as modules of a project that has the package installed.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { examples } from './documents.mjs';

/** @returns {{ folder: string, remove: () => void }} a folder from where `bonin` is found by its published name */
export function newProject() {
  const cache = inRoot('node_modules', '.cache', 'bonin');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'documents-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Writes an example of a document into a project, word for word but for `changes`, each of which has to fit.
 * @param {string} folder
 * @param {string} document
 * @param {string} name
 * @param {Record<string, string>} [changes]
 * @returns {string} its path
 */
export function writeExample(folder, document, name, changes = {}) {
  let code = examples(document).get(name);
  for (const [from, to] of Object.entries(changes)) {
    if (!code.includes(from)) throw new Error(`${document}: ${name} has no ${from}`);
    code = code.replace(from, to);
  }
  const path = join(folder, `${document.replaceAll('/', '-')}-${name}.mjs`);
  writeFileSync(path, code);
  return path;
}

/** @param {string} path @returns {Promise<Record<string, any>>} the module, evaluated anew */
export const importAnew = (path) => import(`${pathToFileURL(path).href}?${count++}`);

let count = 0;
