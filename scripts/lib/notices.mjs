/** The licences of the crates that are in the wasm files, with their notices, as text that goes along with them. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cratesInWasm } from './crates.mjs';
import { inRoot } from './paths.mjs';
import { Failed } from './run.mjs';

/** The file, which the package carries too. */
export const NOTICES = 'THIRD-PARTY-NOTICES';

const HEAD = `The WebAssembly files of this package hold code of these Rust crates, and of the Rust standard library,
which is under MIT or Apache-2.0 (Copyright The Rust Project Contributors). Each stands with its licence, or with one
of its licences that was chosen, and with its notice.
`;

const LINE = '-'.repeat(100);

/** @returns {Promise<string>} what the file has to say */
export async function notices() {
  const texts = new Map();
  for (const crate of await cratesInWasm()) {
    for (const text of licencesOf(crate)) {
      texts.set(text, [...(texts.get(text) ?? []), `${crate.name} ${crate.version} (${crate.license})`]);
    }
  }
  const parts = [...texts].map(([text, crates]) => `${LINE}\n${crates.join('\n')}\n\n${text}\n`);
  return [HEAD, ...parts].join('\n');
}

/**
 * The texts of one alternative of its licence, and what it adds of notices. MIT where there is a choice, because its
 * text is short and names who wrote the crate.
 */
function licencesOf({ name, license, manifest_path: manifest }) {
  const folder = dirname(manifest);
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|unlicense|notice)/i.test(file))
    .sort();
  const read = (file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  const alternatives = license
    .replaceAll(/[()]/g, '')
    .split(/ OR |\//)
    .map((one) => one.trim().split(' AND '));
  const [chosen] = [alternatives.find((one) => one.includes('MIT')), ...alternatives].filter(Boolean);
  const own = files.filter((file) => chosen.length === 1 && isOf(file, chosen[0]));
  const taken = own.length > 0 ? own : files.filter((file) => !/notice/i.test(file));
  const found = [...taken, ...files.filter((file) => /^notice/i.test(file))].map(read);
  // Some crates name their licence and leave its text out. Ours of the same name has the same text.
  if (found.length > 0) return found;
  if (!chosen.every((one) => one === 'Apache-2.0' || one === 'MIT'))
    throw new Failed(`The licence of ${name} has no text.`);
  return [readFileSync(inRoot('LICENSE-APACHE'), 'utf8').trim()];
}

const isOf = (file, licence) => file.toLowerCase().includes(licence.split('-')[0].toLowerCase());
