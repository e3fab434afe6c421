/** Bundlers whose output is served as files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { must } from '../../../scripts/lib/run.mjs';
import { serveFolder } from '../serve.mjs';
import { programOf, project } from '../world.mjs';

const html = (script) => `<!doctype html>\n<meta charset="utf-8">\n<title>bonin</title>\n${script}\n`;
const MODULE = '<script type="module" src="./page.js"></script>';

/** Serves what a bundler made of the page, with a page around it. */
async function visit(world, folder, script = MODULE) {
  writeFileSync(join(folder, 'index.html'), html(script));
  const host = await serveFolder(folder);
  return world.verifyAt(host.url).finally(host.close);
}

async function webpack(world) {
  const { default: make } = await import('webpack');
  const root = project(world, 'webpack');
  const output = { path: join(root, 'dist'), filename: 'page.js' };
  const shape = { mode: 'production', context: root, entry: './page.js', output };
  const compiler = make({ ...shape, performance: { hints: false } });
  const stats = await promisify(compiler.run.bind(compiler))();
  if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  return visit(world, output.path, '<script defer src="./page.js"></script>');
}

async function rollup(world) {
  const { rollup: make } = await import('rollup');
  const { nodeResolve } = await import('@rollup/plugin-node-resolve');
  const root = project(world, 'rollup');
  const bundle = await make({ input: join(root, 'page.js'), plugins: [nodeResolve()], logLevel: 'silent' });
  const dir = join(root, 'dist');
  await bundle.write({ dir, format: 'es' });
  await bundle.close();
  return visit(world, dir);
}

const esbuild = (name, options, script) => async (world) => {
  const { build } = await import('esbuild');
  const root = project(world, name);
  const outdir = join(root, 'dist');
  await build({ entryPoints: [join(root, 'page.js')], bundle: true, outdir, logLevel: 'error', ...options });
  return visit(world, outdir, script);
};

async function parcel(world) {
  const root = project(world, 'parcel');
  const how = ['--no-cache', '--no-autoinstall', '--log-level', 'error', '--dist-dir', join(root, 'dist')];
  await must(programOf('parcel'), ['build', 'index.html', ...how], { cwd: root });
  const host = await serveFolder(join(root, 'dist'));
  return world.verifyAt(host.url).finally(host.close);
}

async function bun(world) {
  const root = project(world, 'bun-build');
  await must(programOf('bun'), ['build', './page.js', '--target=browser', '--outdir', 'dist'], { cwd: root });
  return visit(world, join(root, 'dist'));
}

const CLASSIC = '<script defer src="./page.js"></script>';

export const rows = [
  { name: 'webpack 5', tool: 'webpack', run: webpack },
  { name: 'Rollup 4 with node-resolve', tool: 'rollup', run: rollup },
  {
    name: 'esbuild, esm with splitting',
    tool: 'esbuild',
    run: esbuild('esbuild-esm', { format: 'esm', splitting: true }),
  },
  {
    name: 'esbuild, iife',
    tool: 'esbuild',
    run: esbuild('esbuild-iife', { format: 'iife', logOverride: { 'empty-import-meta': 'silent' } }, CLASSIC),
  },
  { name: 'Parcel 2', tool: 'parcel', run: parcel },
  { name: 'bun build, browser', tool: 'bun', run: bun },
];
