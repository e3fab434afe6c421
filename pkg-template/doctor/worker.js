// A Worker's own file of settings, `wrangler.jsonc` or `wrangler.toml`: the names that a configuration can ask for.
import { readFile } from 'node:fs/promises';
import { Unusable } from './load.js';

const USUAL = ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml'];

/** Kinds of bindings, and the member that names each. */
const KINDS = [
  ['kv_namespaces', 'binding'],
  ['r2_buckets', 'binding'],
  ['d1_databases', 'binding'],
  ['services', 'binding'],
  ['hyperdrive', 'binding'],
  ['secrets_store_secrets', 'binding'],
];

/**
 * @typedef {object} Worker
 * @property {Record<string, unknown>} vars
 * @property {string[]} bindings
 * @property {string[]} classes of Durable Objects of this Worker
 * @property {string[]} migrated those that a migration makes
 * @property {boolean} isDated it says which version of the runtime it is for
 */

/**
 * @param {string | undefined} file
 * @returns {Promise<Worker | undefined>}
 */
export async function readWorker(file) {
  for (const path of file === undefined ? USUAL : [file]) {
    try {
      const text = await readFile(path, 'utf8');
      return workerOf(path.endsWith('.toml') ? tablesOf(text) : JSON.parse(withoutComments(text)));
    } catch (cause) {
      if (file === undefined && cause.code === 'ENOENT') continue;
      throw new Unusable('noWorkerFile', { cause, name: '--worker' });
    }
  }
  return undefined;
}

/** @param {Record<string, any>} file @returns {Worker} */
function workerOf({ vars = {}, durable_objects: { bindings: objects = [] } = {}, migrations = [], ...rest }) {
  const named = KINDS.flatMap(([kind, member]) => [rest[kind] ?? []].flat().map((one) => one[member]));
  return {
    vars,
    bindings: [...objects.map(({ name }) => name), ...named].filter((name) => typeof name === 'string'),
    classes: objects.filter(({ script_name: elsewhere }) => !elsewhere).map(({ class_name: name }) => name),
    migrated: migrations.flatMap(({ new_sqlite_classes: sqlite = [], new_classes: others = [] }) => [
      ...sqlite,
      ...others,
    ]),
    isDated: typeof rest.compatibility_date === 'string',
  };
}

/** JSON as it is written with comments and commas at the end. Texts stay as they are. */
export function withoutComments(text) {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[^]*?\*\//g, (part) => (part[0] === '"' ? part : ''));
  return bare.replace(/"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g, (part) => (part[0] === '"' ? part : ''));
}

/** The part of TOML that names stand in: tables, lists of tables, and keys with a text or a list of texts. */
export function tablesOf(text) {
  const root = {};
  let at = root;
  const lines = text.replace(/\[\s*\n([^\]]*)\]/g, (all) => all.replaceAll('\n', ' ')).split('\n');
  for (const line of lines.map((line) => line.trim())) {
    const [, listed, table] = /^\[\[\s*([\w.-]+)\s*\]\]|^\[\s*([\w.-]+)\s*\]/.exec(line) ?? [];
    const [, key, value] = /^"?([\w-]+)"?\s*=\s*(.*)$/.exec(line) ?? [];
    if (listed) at = appended(root, listed.split('.'));
    else if (table) at = table.split('.').reduce((holder, name) => (holder[name] ??= {}), root);
    else if (key) at[key] = textsOf(value);
  }
  return root;
}

function appended(root, names) {
  const holder = names.slice(0, -1).reduce((holder, name) => (holder[name] ??= {}), root);
  const list = (holder[names.at(-1)] ??= []);
  list.push({});
  return list.at(-1);
}

function textsOf(value) {
  const texts = [...value.matchAll(/"((?:\\.|[^"\\])*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single);
  return value.startsWith('[') ? texts : (texts[0] ?? value.replace(/\s*#.*$/, ''));
}

/**
 * @param {Worker | undefined} worker
 * @param {import('./environment.js').Environment} environment
 * @param {import('./texts.js').Say} say
 */
export function workerFindings(worker, { files }, say) {
  if (!worker) return [];
  const { vars, bindings, classes, migrated, isDated } = worker;
  const found = [
    say('worker', 'note', 'workerNames', { facts: { vars: Object.keys(vars).length, bindings: bindings.length } }),
  ];
  // Variables of this file are in the repository, and in the dashboard for all to read.
  for (const name of Object.keys(vars).filter((name) => /SECRET|PASSWORD|KEY_FILE|TOKEN/.test(name))) {
    found.push(say('worker', 'fault', 'secretInFile', { subject: `vars.${name}` }));
  }
  for (const name of classes.filter((name) => !migrated.includes(name))) {
    found.push(say('worker', 'fault', 'noMigration', { subject: name }));
  }
  if (!isDated) found.push(say('worker', 'warning', 'noDateOfWorker', { subject: 'compatibility_date' }));
  if (!files.includes('.dev.vars') && !files.includes('.env')) found.push(say('worker', 'note', 'noDevVars'));
  return found;
}
