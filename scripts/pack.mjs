/** Question: what would be published? Writes the tarball, its bill of materials and their digests to `dist/`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from './build.mjs';
import { inPackage, inRoot } from './lib/paths.mjs';
import { isMain, must, script } from './lib/run.mjs';
import { packagesOf, setup } from './setup.mjs';

/**
 * Packs the built package.
 * @param {string} folder
 * @returns {Promise<string[]>} the tarball, the bill of materials and the list of their digests
 */
export async function pack(folder) {
  await packagesOf(inRoot('scripts', 'sbom'));
  const { sbom, sha256Of } = await import('./sbom/sbom.mjs');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = await must('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: inPackage() });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[')));
  const tarball = join(folder, filename);
  const bill = join(folder, filename.replace(/\.tgz$/, '.cdx.json'));
  writeFileSync(bill, await sbom());
  const sums = join(folder, 'SHA256SUMS');
  writeFileSync(sums, [tarball, bill].map((file) => `${sha256Of(file)}  ${basename(file)}\n`).join(''));
  return [tarball, bill, sums];
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await setup();
    await build();
    console.log((await pack(inRoot('dist'))).join('\n'));
  });
}
