/** Each runtime, and what runs there: a program, its arguments, and the zone of its host. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { filesIn } from '../../scripts/lib/files.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { must } from '../../scripts/lib/run.mjs';
import { neutral } from './neutral.mjs';
import { denoRun, majors, node, programs } from './programs.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const inNode = ['--test', '--test-reporter=spec', '--test-timeout=120000', '--test-concurrency=1'];

/** These ask about the repository or measure ratios of work, alike in every version: the step `suite` has them. */
const once = ['demo/', 'passni-bridge/', 'client/entries.test.mjs', 'proxy/bounded.test.mjs'];

const suite = filesIn(inRoot('tests', 'suite'))
  .map((file) => file.slice(inRoot('tests', 'suite').length + 1))
  .filter((file) => file.endsWith('.test.mjs') && !once.some((path) => file.startsWith(path)));

const inSuite = (file) => `./tests/suite/${file}`;
const ours = (file, ...rest) => [process.execPath, ['--test-reporter=spec', here(file), ...rest]];
const word = async (program, ...args) => (await must(program, args)).match(/\d[\w.-]*/)[0];
const ofPackage = (name) => JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), 'utf8')).version;

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {[string, string[]]} run
 * @property {string} [TZ] the suite needs no zone of its own; between them the rows have all of `scripts/lib/zones.mjs`
 * @property {() => string | Promise<string>} [version] browsers tell theirs when they run
 */

/** @type {Row[]} */
export const rows = [
  // The Node that runs this one has run the suite already.
  ...majors.filter((major) => !process.versions.node.startsWith(`${major}.`)).map((major, index) => ({
    name: `Node ${major}`,
    run: [node(major), [...inNode, ...suite.map(inSuite)]],
    TZ: ['Asia/Seoul', 'America/New_York'][index % 2],
    version: () => word(node(major), '--version'),
  })),
  {
    name: 'Deno',
    run: [programs.deno, [...denoRun(`--allow-read=${inRoot()}`), '--import-map', here('deno.json'), here('deno.mjs')]],
    TZ: 'Australia/Sydney',
    version: () => word(programs.deno, '--version'),
  },
  {
    name: 'Bun',
    run: [programs.bun, ['test', '--timeout', '60000', ...neutral.map(inSuite)]],
    TZ: 'Asia/Seoul',
    version: () => word(programs.bun, '--version'),
  },
  { name: 'workerd', run: ours('workerd.mjs'), version: () => ofPackage('workerd') },
  { name: 'wrangler dev', run: ours('served.mjs'), version: () => ofPackage('wrangler') },
  ...['Chromium', 'Firefox', 'WebKitGTK'].map((name) => ({ name, run: ours('browsers.mjs', name) })),
];
