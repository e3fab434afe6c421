/** Question: are `pkg/`, the npm package, and the demo's page made of the sources as they are? Builds what is not. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { measurePages } from './lib/budgets.mjs';
import { digest, filesIn } from './lib/files.mjs';
import { fromRoot, inPackage, inRoot, modules, npmProgram, wasmName } from './lib/paths.mjs';
import { Failed, isMain, must, script } from './lib/run.mjs';
import { preloadsOfDemo } from './lib/preload.mjs';
import { kilobytes, sizes } from './lib/size.mjs';
import { GENERATED, writeGenerated } from './lib/generated.mjs';
import { buildWasm, wasmSources } from './lib/wasm.mjs';
import { setup } from './setup.mjs';

/** Builds what changed, and lets tests and the demo import it as `bonin`. */
export async function build() {
  copyTemplate();
  linkPackage();
  for (const name of Object.keys(modules)) {
    await made(wasmFile(name), wasmSources(name), () => {
      console.log(`Building wasm: ${name} ...`);
      return buildWasm(name);
    });
  }
  await writeGenerated();
}

/** Builds the demo's page, on a package that is built. */
export async function buildDemo() {
  await made(inRoot('www', 'dist', 'index.html'), digest(['www', 'pkg']), () => {
    console.log('Building the demo ...');
    return must(npmProgram('vite'), ['build', inRoot('www'), '--logLevel', 'warn']);
  });
}

/** Makes `file` unless it was made of just these sources before. */
async function made(file, sources, make) {
  const stamp = inRoot('node_modules', '.cache', 'bonin', `${relative(inRoot(), file).replaceAll('/', '+')}.digest`);
  if (existsSync(file) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

const wasmFile = (name) => inPackage('wasm', name, wasmName(name));

/** The rest of the package is what stands in the template; generated files stay. */
function copyTemplate() {
  const template = inRoot('pkg-template');
  const wanted = new Map(filesIn(template).map((file) => [relative(template, file), file]));
  for (const name of fromRoot()) wanted.set(name, inRoot(name));
  for (const file of filesIn(inPackage())) {
    const name = relative(inPackage(), file);
    const [folder, ...rest] = name.split('/');
    const generated = folder === 'wasm' && (rest[0] in modules || GENERATED.includes(rest.join('/')));
    if (!wanted.has(name) && !generated) rmSync(file);
  }
  for (const [name, file] of wanted) copyIfChanged(file, inPackage(name));
}

function copyIfChanged(from, to) {
  const bytes = from.endsWith('.md') ? Buffer.from(withLinksOfPackage(from)) : readFileSync(from);
  if (existsSync(to) && readFileSync(to).equals(bytes)) return;
  mkdirSync(dirname(to), { recursive: true });
  if (from.endsWith('.md')) writeFileSync(to, bytes);
  // Programs stay executable.
  else copyFileSync(from, to);
}

/** The repository's own documents lead into the folder that becomes the package. */
const withLinksOfPackage = (file) => readFileSync(file, 'utf8').replaceAll('](pkg-template/', '](');

/** `npm ci` takes links away that it did not make, so this is made again with each build. */
function linkPackage() {
  const link = inRoot('node_modules', 'bonin');
  if (lstatSync(link, { throwIfNoEntry: false })) return;
  symlinkSync(join('..', 'pkg'), link, 'junction');
}

async function report() {
  for (const name of Object.keys(modules)) {
    const { raw, brotli } = sizes(readFileSync(wasmFile(name)));
    console.log(`${name.padEnd(10)} wasm ${kilobytes(raw).padStart(9)}, brotli ${kilobytes(brotli).padStart(8)}`);
  }
  console.log(['A page with mobileOK starts sooner with these in its head:', ...preloadsOfDemo()].join('\n  '));
  console.log(`Without a bundler, and pinned: bonin/wasm/cdn/bonin.js, integrity="${integrity()}"`);
  const pages = await measurePages(inRoot());
  for (const { name, total, budget, parts } of pages) {
    const size = `${kilobytes(total).padStart(9)} of ${kilobytes(budget).padStart(8)}`;
    console.log(`${name.padEnd(10)} page ${size}: ${parts}`);
  }
  const over = pages.filter(({ total, budget }) => total > budget).map(({ name }) => name);
  if (over.length) throw new Failed(`A browser would have to load more than it may: ${over.join(', ')}.`);
}

/** For pages that load the whole client from a server of packages, and believe nothing else than this file. */
function integrity() {
  const digest = createHash('sha384').update(readFileSync(inPackage('wasm', 'cdn', 'bonin.js'))).digest('base64');
  return `sha384-${digest}`;
}

if (isMain(import.meta.url)) {
  await script(async () => {
    await setup();
    await build();
    await buildDemo();
    await report();
  });
}
