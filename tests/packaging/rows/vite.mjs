/** Vite, its development server and its build. */
import { join } from 'node:path';
import { freePort, serveFolder } from '../serve.mjs';
import { project } from '../world.mjs';

const shape = (root) => ({ root, configFile: false, logLevel: 'error', cacheDir: join(root, 'node_modules', '.vite') });

const dev = (name) => async (world) => {
  const { createServer } = await import(name);
  const port = await freePort();
  const server = await createServer({ ...shape(project(world, `${name}-dev`)), server: { host: '127.0.0.1', port } });
  await server.listen();
  try {
    return await world.verifyAt(`http://127.0.0.1:${port}/`);
  } finally {
    await server.close();
  }
};

const built = (name) => async (world) => {
  const { build } = await import(name);
  const root = project(world, `${name}-build`);
  await build({ ...shape(root), build: { outDir: join(root, 'dist') } });
  const host = await serveFolder(join(root, 'dist'));
  return world.verifyAt(host.url).finally(host.close);
};

export const rows = [5, 6, 7, 8].flatMap((version) => [
  { name: `Vite ${version}, dev`, tool: `vite${version}`, run: dev(`vite${version}`) },
  { name: `Vite ${version}, build`, tool: `vite${version}`, run: built(`vite${version}`) },
]);
