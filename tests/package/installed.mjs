/** The package as someone has it who installed what npm would publish. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPackage } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';

/**
 * Packs the built package, and installs the tarball in an empty project.
 * @returns {Promise<{ tarball: string, project: string, files: string[], remove: () => void }>}
 */
export async function installPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-package-'));
  const packed = await must('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: inPackage() });
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('[')));
  const tarball = join(folder, filename);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await must('npm', ['install', '--prefer-offline', ...quietly, tarball], { cwd: folder });
  return {
    tarball,
    project: folder,
    files: files.map(({ path }) => path).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Writes a file of the project.
 * @param {string} project
 * @param {string} name
 * @param {string} text
 * @returns {string} its path
 */
export function write(project, name, text) {
  const path = join(project, name);
  writeFileSync(path, text);
  return path;
}

/** @param {string} project @param {string} name @returns {Buffer} a file of the installed package */
export const installedFile = (project, name) => readFileSync(join(project, 'node_modules', 'bonin', name));
