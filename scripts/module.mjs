/** Question: what does one of the wasm modules come out as? Builds those that are named, and prints their digests. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inPackage, modules, wasmName } from './lib/paths.mjs';
import { Failed, isMain, script } from './lib/run.mjs';
import { buildWasm } from './lib/wasm.mjs';

if (isMain(import.meta.url)) {
  await script(async () => {
    for (const name of process.argv.slice(2)) {
      if (!Object.hasOwn(modules, name)) throw new Failed(`There is no module ${name}.`);
      await buildWasm(name);
      const bytes = readFileSync(inPackage('wasm', name, wasmName(name)));
      console.log(`${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
    }
  });
}
