/** Files: finding them, and telling whether they changed. */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { inRoot } from './paths.mjs';

/** Folders that no one writes by hand. */
const generated = ['node_modules', 'dist', 'test-results'];

/**
 * @param {string} path a file or a folder; one that is missing has no files
 * @returns {string[]} every file below it, sorted
 */
export function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !generated.includes(name));
  return names.sort().flatMap((name) => filesIn(join(path, name)));
}

/**
 * @param {string[]} paths files and folders in the repository
 * @param {string[]} [facts] anything else that the result depends on
 * @returns {string} a digest of names and contents
 */
export function digest(paths, facts = []) {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const file of paths.flatMap((path) => filesIn(inRoot(path)))) {
    hash.update(`\0${relative(inRoot(), file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {...(string | undefined)} names programs, or paths of programs
 * @returns {string | undefined} the path of the first that exists, on PATH where it is a bare name
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .filter((name) => name)
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
