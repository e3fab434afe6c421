/** What a browser loads of a page, as esbuild bundles it. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { wasmName } from './paths.mjs';
import { sizes } from './size.mjs';

/** What a page can load: an entry point of the package, the wasm file, and what is imported when it is needed. */
export const ONE = { entry: 'bonin', module: 'mobileok', later: [] };
export const ALL = { entry: 'bonin/all', module: 'all', later: [] };

/** The same for a page that uses this provider alone, by its feature. */
export function pageOf(feature, { opens }) {
  if (feature === ONE.module) return ONE;
  const later = [`wasm/${feature}/browser.js`, ...(opens ? ['client/page/index.js'] : [])];
  return { entry: 'bonin', module: feature, later };
}

/**
 * Bundles the use that a page makes of the package.
 * @param {string} project a folder whose node_modules holds `bonin`
 * @param {{ entry: string, module: string, later: string[] }} [page] one that uses mobileOK
 */
export async function loadedByBrowser(project, { entry, module, later } = ONE) {
  const contents = `import { createClient } from '${entry}'; globalThis.client = createClient;`;
  const { outputFiles, metafile } = await bundle(contents, project);
  const korean = outputFiles.find(({ path }) => /ko-\w+\.js$/.test(path));
  const chunks = later.map((file) => chunkOf(metafile, file));
  const seen = new Set();
  const names = ['out/stdin.js', ...chunks].flatMap((name) => loadedAtOnce(metafile, name, seen));
  const loaded = outputFiles.filter(({ path }) => names.some((name) => path.endsWith(name)));
  return {
    javascript: sum(loaded.map(({ contents }) => sizes(contents))),
    texts: sizes(korean.contents),
    wasm: sizes(readFileSync(join(project, 'node_modules', 'bonin', 'wasm', module, wasmName(module)))),
    inputs: Object.keys(metafile.inputs),
    loaded: names.flatMap((name) => Object.keys(metafile.outputs[name].inputs)),
    text: outputFiles.map((file) => file.text).join('\n'),
  };
}

/**
 * @param {string} contents a module
 * @param {string} resolveDir where its imports are looked up
 */
export async function bundle(contents, resolveDir) {
  const { build } = await import('esbuild');
  return build({
    stdin: { contents, resolveDir, sourcefile: 'stdin.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
}

/**
 * An entry with all that it needs in one file, for pages that load it from a server of packages.
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function bundledEntry(file) {
  const { build } = await import('esbuild');
  const shape = { bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022' };
  const { outputFiles } = await build({ ...shape, entryPoints: [file], legalComments: 'none', write: false });
  return outputFiles[0].text;
}

function chunkOf({ outputs }, file) {
  const [found] = Object.entries(outputs).filter(([, { entryPoint = '' }]) => entryPoint.endsWith(file));
  if (!found) throw new Error(`Nothing imports ${file} when it is needed.`);
  return found[0];
}

/** A file and all that it imports, but for what is imported when it is needed: other providers, sentences. */
function loadedAtOnce({ outputs }, name, seen) {
  if (seen.has(name)) return [];
  seen.add(name);
  const imported = outputs[name].imports.filter(({ kind }) => kind === 'import-statement');
  return [name, ...imported.flatMap(({ path }) => loadedAtOnce({ outputs }, path, seen))];
}

const sum = (parts) => parts.reduce((all, one) => ({ raw: all.raw + one.raw, brotli: all.brotli + one.brotli }));
