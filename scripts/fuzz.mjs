/**
 * Question: does anything that reads what others write panic, run without end, or break what must hold of each input?
 * `npm run fuzz` tries each target for a minute, `npm run fuzz -- json cookies --seconds 600` these two for ten
 * minutes; `--keep` adds the inputs that reach new code to `tests/fuzz/corpus`. It runs on stable Rust, with libFuzzer.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn } from './lib/files.mjs';
import { inRoot } from './lib/paths.mjs';
import { Failed, isMain, must, run, script } from './lib/run.mjs';

/** LLVM counts the edges that an input takes and notes what it compares; both are what libFuzzer steers by. */
const COVERAGE = [
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Ccodegen-units=1',
];

/** The longest input, in bytes, and the longest that one may take, in seconds. */
const LIMITS = ['-max_len=4096', '-timeout=5', '-rss_limit_mb=1024'];

/** Words that inputs are made of: a fuzzer would take long to guess a name such as `encryptMOKToken`. */
const dictionary = inRoot('target', 'fuzz', 'words.dict');

/** The longest that the corpus of a target grows, in characters of base64. */
const CORPUS_CHARACTERS = 32_768;

const crate = inRoot('tests', 'fuzz');
const output = inRoot('target', 'fuzz');
const corpusFile = (target) => join(crate, 'corpus', `${target}.json`);

/**
 * @param {{ targets?: string[], seconds?: number, keep?: boolean }} [options] `seconds`: for each target
 */
export async function fuzz({ targets = everyTarget(), seconds = 60, keep = false } = {}) {
  for (const target of targets) {
    if (!everyTarget().includes(target)) throw new Failed(`There is no target ${target}: ${everyTarget().join(', ')}.`);
  }
  const program = await compile();
  writeDictionary();
  const rows = [];
  for (const target of targets) {
    rows.push(await tried(program, target, seconds));
    if (keep) await keepCorpus(program, target);
  }
  console.log('\n| target | inputs tried | of the corpus | edges reached | found |\n|---|--:|--:|--:|---|');
  for (const row of rows) console.log(`| ${row.target} | ${row.runs} | ${row.seeds} | ${row.edges} | ${row.found} |`);
  const failed = rows.filter(({ ok }) => !ok);
  if (failed.length > 0) throw new Failed(failed.map(({ target, text }) => `\n${target}\n${text}`).join('\n'));
}

/** The list in the program's source is the one that counts. */
function everyTarget() {
  return [...readFileSync(join(crate, 'src', 'main.rs'), 'utf8').matchAll(/^ {4}\("(\w+)",/gm)].map(([, name]) => name);
}

async function compile() {
  const host = /host: (\S+)/.exec(await must('rustc', ['-vV']))?.[1];
  // With a target named, the programs that run while building stay as they are.
  const args = ['build', '--release', '--locked', '--target', host];
  await must('cargo', args, { cwd: crate, env: { RUSTFLAGS: COVERAGE.join(' '), CARGO_TARGET_DIR: output } });
  return join(output, host, 'release', 'fuzz');
}

/** The quoted words of the sources, and the members of their messages as JSON has them. */
function writeDictionary() {
  const files = filesIn(inRoot('src')).filter((file) => file.endsWith('.rs'));
  const text = files.map((file) => readFileSync(file, 'utf8')).join();
  const quoted = [...text.matchAll(/"(\w{2,30})"/g)].map(([, word]) => word);
  const members = [...text.matchAll(/^ {4}(?:pub(?:\([a-z]+\))? )?([a-z]\w+): /gm)].map(([, name]) => camelCase(name));
  const words = [...new Set([...quoted, ...members])].sort();
  writeFileSync(dictionary, words.map((word) => `"${word}"\n`).join(''));
}

const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

async function tried(program, target, seconds) {
  const folder = freshFolder(target);
  const inputs = seeds(target);
  inputs.forEach((input, index) => writeFileSync(join(folder, `seed-${index}`), input));
  const findings = join(output, 'findings', `${target}-`);
  mkdirSync(join(output, 'findings'), { recursive: true });
  const what = [`-dict=${dictionary}`, `-artifact_prefix=${findings}`, folder];
  const args = [`-max_total_time=${seconds}`, '-print_final_stats=1', ...LIMITS, ...what];
  const { ok, output: text } = await run(program, args, { env: { BONIN_FUZZ_TARGET: target } });
  const runs = /stat::number_of_executed_units:\s*(\d+)/.exec(text)?.[1] ?? '?';
  const edges = [...text.matchAll(/cov: (\d+)/g)].at(-1)?.[1] ?? '?';
  const found = /Test unit written to (\S+)/.exec(text)?.[1] ?? 'nothing';
  return { target, ok, runs, edges, found, seeds: inputs.length, text: text.split('\n').slice(-40).join('\n') };
}

/**
 * Adds to the corpus the shortest inputs among the fewest that reach all that was reached. There is an end to what a
 * repository should carry.
 */
async function keepCorpus(program, target) {
  const least = freshFolder(`${target}-least`);
  const all = join(output, 'corpus', target);
  await must(program, ['-merge=1', ...LIMITS, least, all], { env: { BONIN_FUZZ_TARGET: target } });
  const kept = new Set(JSON.parse(readFileSync(corpusFile(target), 'utf8')));
  const found = readdirSync(least).map((name) => readFileSync(join(least, name)).toString('base64'));
  let room = CORPUS_CHARACTERS - [...kept].join('').length;
  for (const input of found.sort((a, b) => a.length - b.length)) {
    if (kept.has(input)) continue;
    room -= input.length;
    if (room < 0) break;
    kept.add(input);
  }
  writeFileSync(corpusFile(target), `${JSON.stringify([...kept].sort()).replaceAll('","', '",\n"')}\n`);
}

function freshFolder(name) {
  const folder = join(output, 'corpus', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Inputs in base64, because most are not text. */
function seeds(target) {
  return JSON.parse(readFileSync(corpusFile(target), 'utf8')).map((input) => Buffer.from(input, 'base64'));
}

if (isMain(import.meta.url)) {
  await script(() => {
    const options = { seconds: { type: 'string', default: '60' }, keep: { type: 'boolean', default: false } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const targets = positionals.length > 0 ? positionals : undefined;
    return fuzz({ targets, seconds: Number(values.seconds), keep: values.keep });
  });
}
