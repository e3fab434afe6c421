/** Servers in one file: emulator, proxy and client, bundled together and run. */
import { join } from 'node:path';
import { must } from '../../../scripts/lib/run.mjs';
import { programOf, project } from '../world.mjs';

/** From a folder in which nothing of the package is found. */
async function verified(world, program, args) {
  const said = await must(program, args, { cwd: world.base.replace(/[^/]*$/, '') });
  if (!said.includes('verified 홍길동')) throw new Error(said);
  return 'one process, bundled';
}

const esbuild = (format, extension) => async (world) => {
  const { build } = await import('esbuild');
  const root = project(world, `esbuild-${format}-node`);
  const outfile = join(root, 'dist', `main.${extension}`);
  const logOverride = { 'empty-import-meta': 'silent' };
  const shape = { bundle: true, platform: 'node', format, outfile, logLevel: 'error', logOverride };
  await build({ entryPoints: [join(root, 'main.js')], ...shape });
  return verified(world, process.execPath, [outfile]);
};

async function bunCompiled(world) {
  const root = project(world, 'bun-compile');
  const program = join(root, 'dist', 'main');
  await must(programOf('bun'), ['build', './main.js', '--compile', '--outfile', program], { cwd: root });
  return verified(world, program, []);
}

async function bunBundled(world) {
  const root = project(world, 'bun-server');
  await must(programOf('bun'), ['build', './main.js', '--target=bun', '--outdir', 'dist'], { cwd: root });
  return verified(world, programOf('bun'), [join(root, 'dist', 'main.js')]);
}

async function viteServer(world) {
  const { build } = await import('vite8');
  const root = project(world, 'vite-ssr');
  const ssr = { noExternal: true };
  const options = { ssr: './main.js', outDir: join(root, 'dist') };
  await build({ root, configFile: false, logLevel: 'error', ssr, build: options });
  return verified(world, process.execPath, [join(root, 'dist', 'main.js')]);
}

export const rows = [
  { name: 'esbuild, server, esm', tool: 'esbuild', run: esbuild('esm', 'mjs') },
  { name: 'esbuild, server, cjs', tool: 'esbuild', run: esbuild('cjs', 'cjs') },
  { name: 'Vite 8, server, all bundled', tool: 'vite8', run: viteServer },
  { name: 'bun build, server', tool: 'bun', run: bunBundled },
  { name: 'bun build --compile', tool: 'bun', run: bunCompiled },
];
