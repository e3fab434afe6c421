// Before it is packed: copies the examples into `templates`, because the package is alone where it is used.
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOSTS } from './hosts.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const LEFT = /^(node_modules|dist|build|built|\.next|\.svelte-kit|\.wrangler|\.dev\.vars|\.env|package-lock\.json)$/;

await rm(here('templates'), { recursive: true, force: true });
for (const host of Object.keys(HOSTS)) {
  const to = here(`templates/${host}`);
  await cp(here(`../examples/${host}`), to, { recursive: true, filter: (path) => !LEFT.test(basename(path)) });
  // npm would read it as rules for this package, and leave it out.
  if (existsSync(join(to, '.gitignore'))) await rename(join(to, '.gitignore'), join(to, '_gitignore'));
}
console.log(`templates: ${(await readdir(here('templates'))).join(', ')}`);
