/**
 * The parts that the package is made of, as a CycloneDX bill of materials: the crates inside the wasm files, and the
 * npm packages that come along. `npm sbom` sees the second alone.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Enums, Models, Serialize, Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { cratesInWasm } from '../lib/crates.mjs';
import { inPackage, inRoot } from '../lib/paths.mjs';
import { Failed } from '../lib/run.mjs';

const { Component, LicenseExpression, Bom, Metadata } = Models;
const SPEC = Spec.Spec1dot6;

/** @returns {Promise<string>} JSON that fits the schema of CycloneDX 1.6 */
export async function sbom() {
  const { name, version, dependencies } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'));
  const root = component({ name, version, license: 'MIT OR Apache-2.0', purl: `pkg:npm/${name}@${version}` });
  const bom = new Bom({ metadata: new Metadata({ component: root }) });
  for (const one of npmParts(Object.keys(dependencies))) add(bom, root, one);
  await addCrates(bom, root);
  const text = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(SPEC)).serialize(bom, {
    sortLists: true,
    space: 2,
  });
  const fault = await new Validation.JsonStrictValidator(SPEC.version).validate(text);
  if (fault !== null) throw new Failed(`The bill of materials does not fit its schema: ${JSON.stringify(fault)}`);
  return `${text}\n`;
}

function npmParts(names) {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  return names.map((name) => {
    const { version, license, integrity } = packages[`node_modules/${name}`];
    const hash = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
    return component({ name, version, license, purl: `pkg:npm/${name}@${version}`, hash: ['SHA-512', hash] });
  });
}

/** Each crate needs others; the package has those in it that none of them needs. */
async function addCrates(bom, root) {
  const checksums = checksumsOf(readFileSync(inRoot('Cargo.lock'), 'utf8'));
  const crates = await cratesInWasm();
  const components = new Map(
    crates.map((crate) => {
      const { name, version, license } = crate;
      const hash = ['SHA-256', checksums.get(`${name} ${version}`)];
      return [crate.id, component({ name, version, license, purl: `pkg:cargo/${name}@${version}`, hash })];
    }),
  );
  const needed = new Set(crates.flatMap(({ needs }) => needs));
  for (const { id, needs } of crates) {
    const one = components.get(id);
    bom.components.add(one);
    if (!needed.has(id)) root.dependencies.add(one.bomRef);
    for (const other of needs) if (components.has(other)) one.dependencies.add(components.get(other).bomRef);
  }
}

function add(bom, root, one) {
  bom.components.add(one);
  root.dependencies.add(one.bomRef);
}

function component({ name, version, license, purl, hash }) {
  const one = new Component(Enums.ComponentType.Library, name, { version, purl, bomRef: purl });
  one.licenses.add(new LicenseExpression(license.replace('/', ' OR ')));
  if (hash) one.hashes.set(...hash);
  return one;
}

function checksumsOf(lock) {
  const entries = [...lock.matchAll(/^name = "([^"]+)"\nversion = "([^"]+)"\n(?:source = .*\n)?checksum = "(\w+)"$/gm)];
  return new Map(entries.map(([, name, version, checksum]) => [`${name} ${version}`, checksum]));
}

/** @param {string} file @returns {string} its digest, as `sha256sum` writes it */
export const sha256Of = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
