/** How each runtime comes to a wasm file: a few lines each, alike but for the runtime. */
import { ofEntry, pageModules, wasmName } from './paths.mjs';

const BYTES = "() => import('./bytes.js')";

/**
 * Each runtime's imports, where it has the module from, and where else. The address is made when it is needed, because
 * a bundle may have no `import.meta.url`, and a runtime no `URL`. Where wasm may not be compiled from bytes, an import
 * brings the module.
 * @type {Record<string, (file: string) => { imports?: string, source: string, bytes?: string }>}
 */
const runtimes = {
  // Given up by the signal: a request that never ends would keep later ones waiting inside the glue.
  browser: (file) => ({ source: `(signal) => fetch(${addressOf(file)}, { signal })`, bytes: BYTES }),
  node: (file) => ({
    imports: "import { readFile } from 'node:fs/promises';\n",
    source: `() => readFile(${addressOf(file)})`,
    bytes: BYTES,
  }),
  workerd: (file) => ({ imports: `import module from './${file}';\n`, source: '() => module' }),
  'edge-light': (file) => ({ imports: `import module from './${file}?module';\n`, source: '() => module' }),
  // For pages that ask for no file.
  inline: () => ({ source: "async () => (await import('./bytes.js')).bytes()" }),
};

const addressOf = (file) => `new URL('./${file}', import.meta.url)`;

/**
 * @param {string} name a module
 * @returns {Record<string, string>} the text of each runtime's loader
 */
export function loaders(name) {
  const isOfPages = name in pageModules;
  const make = isOfPages ? forPages(name) : forServers;
  const kinds = Object.entries(runtimes).filter(([runtime]) => isOfPages || runtime !== 'inline');
  const texts = kinds.map(([runtime, parts]) => [runtime, make(parts(wasmName(name)))]);
  return Object.fromEntries(texts);
}

/** The modules that an entry of the package imports at once. */
const AT_ONCE = [ofEntry, 'all'];

/**
 * The glue is the entry's, so that a page with another provider does not load two that are alike: see `checkGlue`. A
 * module that is loaded later gets it from `lazy.js`: an import of its own would make a file of it that each page waits
 * for. `bytes` is for those whose file does not come.
 */
const forPages = (name) => ({ imports = '', source, bytes }) => {
  const glue = AT_ONCE.includes(name) ? `export { makeGlue } from '../${ofEntry}/bonin.js';\n` : '';
  return `${imports}${glue}${SIGNAL}export const source = ${source};\nexport const bytes = ${bytes};\n`;
};

/** The linter reads the loaders, too. */
const SIGNAL = '/** @type {(signal: AbortSignal) => unknown} */\n';

const forServers = ({ imports = '', source, bytes }) =>
  `import { makeGlue } from './bonin.js';\nimport { once } from '../../core/load/once.js';\n${imports}` +
  `export const { load, loaded, renew } = once(makeGlue, ${source}, ${bytes});\n`;

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

/** @param {Buffer} wasm @returns {string} a module that holds these bytes, in base64 until they are asked for */
export const bytesModule = (wasm) =>
  `const text = '${wasm.toString('base64')}';\n` +
  'export const bytes = () => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));\n';
