/** How each runtime comes to a wasm file: a few lines each, alike but for the runtime. */
import { providers } from './paths.mjs';

const file = "const file = new URL('./bonin_bg.wasm', import.meta.url);\n";
const once = (names) => `import { ${names} } from '../../core/load/once.js';\n`;
const ending = (source) => `export const { load, loaded } = once(glue, ${source});\n`;

/**
 * @param {string} name a module
 * @returns {Record<string, string>} the text of each runtime's loader
 */
export function loaders(name) {
  const forBrowser = providers.includes(name);
  // Named, so that a bundler leaves out what a page has no use for.
  const glue = forBrowser
    ? "import init, { client } from './bonin.js';\nconst glue = { default: init, client };\n"
    : "import * as glue from './bonin.js';\n";
  const texts = forBrowser ? "export * from '../../core/load/texts.js';\n" : '';
  return {
    // Given up by its own signal: a request that never ends would keep later ones waiting inside the glue.
    browser:
      glue + once('LIMIT_MS, once') + file + ending('() => fetch(file, { signal: AbortSignal.timeout(LIMIT_MS) })') + texts,
    node:
      `import { readFile } from 'node:fs/promises';\n${glue}${once('once')}` + file + ending('() => readFile(file)') + texts,
    // workerd compiles no bytes at run time: the module comes as an import.
    workerd: `import module from './bonin_bg.wasm';\n${glue}${once('once')}` + ending('() => module') + texts,
  };
}
