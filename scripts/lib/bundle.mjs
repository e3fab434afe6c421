/** What a browser loads of a page, as esbuild bundles it. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { sizes } from './size.mjs';

/**
 * Bundles the use of mobileOK that a page makes of the package.
 * @param {string} project a folder whose node_modules holds `bonin`
 */
export async function loadedByBrowser(project) {
  const contents = `import { createClient } from 'bonin'; globalThis.client = createClient;`;
  const { outputFiles, metafile } = await bundle(contents, project);
  const page = outputFiles.find(({ path }) => path.endsWith('stdin.js'));
  const korean = outputFiles.find(({ path }) => /ko-\w+\.js$/.test(path));
  const shared = outputFiles.filter((file) => file !== page && file !== korean && !/en-\w+\.js$/.test(file.path));
  return {
    javascript: sum([page, ...shared].map(({ contents }) => sizes(contents))),
    texts: sizes(korean.contents),
    wasm: sizes(readFileSync(join(project, 'node_modules', 'bonin', 'wasm', 'client', 'bonin_bg.wasm'))),
    inputs: Object.keys(metafile.inputs),
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

const sum = (parts) => parts.reduce((all, one) => ({ raw: all.raw + one.raw, brotli: all.brotli + one.brotli }));
