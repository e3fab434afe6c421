/** How each runtime comes to a wasm file: a few lines each, alike but for the runtime. */
import { ofEntry, pageModules } from './paths.mjs';

const file = "const file = new URL('./bonin_bg.wasm', import.meta.url);\n";

/** Each runtime's imports, and where it has the module from. workerd compiles no bytes later: an import brings it. */
const runtimes = {
  // Given up by the signal: a request that never ends would keep later ones waiting inside the glue.
  browser: [file, '(signal) => fetch(file, { signal })', "() => import('./inline.js')"],
  node: [`import { readFile } from 'node:fs/promises';\n${file}`, '() => readFile(file)'],
  workerd: ["import module from './bonin_bg.wasm';\n", '() => module'],
};

/**
 * @param {string} name a module
 * @returns {Record<string, string>} the text of each runtime's loader
 */
export function loaders(name) {
  const make = name in pageModules ? forPages(name) : forServers;
  const texts = Object.entries(runtimes).map(([runtime, parts]) => [runtime, make(...parts)]);
  return Object.fromEntries(texts);
}

/** The modules that an entry of the package imports at once. */
const AT_ONCE = [ofEntry, 'all'];

/**
 * The glue is the entry's, so that a page with another provider does not load two that are alike: see `checkGlue`. A
 * module that is loaded later gets it from `lazy.js`: an import of its own would make a file of it that each page waits
 * for. `inlined` is for a page whose file does not come; elsewhere it is not needed.
 */
const forPages = (name) => (imports, source, inlined) => {
  const glue = AT_ONCE.includes(name) ? `export { makeGlue } from '../${ofEntry}/bonin.js';\n` : '';
  return `${imports}${glue}export const source = ${source};\nexport const inlined = ${inlined};\n`;
};

/**
 * The parts of wasm-bindgen's glue: functions, classes, variables, and each import of the wasm. The names of its
 * exports, which come last, are none.
 * @param {string} glue
 * @returns {string[]}
 */
export const partsOf = (glue) =>
  glue
    .replace(/^[/][*][*]\n(?: [*].*\n)*/gm, '')
    .replace(/^return .*\n}\n$/m, '')
    .split(/^(?=(?:function|class|const|let|if)\b| +__wb\w+: function)/m)
    .map((part) => part.trim());

/** @param {Buffer} wasm @returns {string} a module that holds these bytes */
export const inlineModule = (wasm) => `export default '${wasm.toString('base64')}';\n`;

const forServers = (imports, source) =>
  `import { makeGlue } from './bonin.js';\nimport { once } from '../../core/load/once.js';\n${imports}` +
  `export const { load, loaded, renew } = once(makeGlue, ${source});\n`;
