/** The house rules that a machine can read off the text. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { filesIn } from './files.mjs';
import { inRoot } from './paths.mjs';

const sources = ['src', 'emulator', 'tests', 'pkg-template', 'www', 'scripts', 'examples', 'create-bonin'];

/** Name, the files it holds for, and what a line must not look like. */
const rules = [
  ['longer than 120 columns', /\.(js|mjs|ts|css)$/, /^.{121,}$/],
  ['a tab', /\.(rs|js|mjs|ts|css|html)$/, /\t/],
  ['space at the end', /\.(rs|js|mjs|ts|css|html)$/, /[ ]$/],
  ['`any` in a public type', /\.d\.ts$/, /(?<!\*.*)[:<|,(]\s*any\b/],
  ['left open', /\.(rs|js|mjs|ts|css|html)$/, /\b(TODO|FIXME|XXX|HACK)\b|\b(todo|unimplemented)!\(/],
  ['a test that does not run', /^(emulator\/)?tests\/.*\.(rs|mjs)$/, /\b(it|test|describe)\.(skip|only|todo)\b|#\[ignore/],
  ['evaluates text', /^(pkg-template|www)\/.*\.(js|mjs)$/, /\beval\(|new Function\b/],
];

/** @returns {string[]} what breaks a rule, with file and line */
export function houseFaults() {
  const files = sources.flatMap((folder) => filesIn(inRoot(folder)));
  return files.flatMap((file) => faultsOf(relative(inRoot(), file), file));
}

function faultsOf(name, file) {
  const active = rules.filter(([, where]) => where.test(name));
  if (active.length === 0 || name.endsWith('scripts/lib/house.mjs')) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    active.filter(([, , pattern]) => pattern.test(line)).map(([fault]) => `${name}:${index + 1}: ${fault}`),
  );
}
