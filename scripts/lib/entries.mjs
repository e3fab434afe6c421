/**
 * The entries for pages that follow from the registry and from the two that are written by hand, `bonin` and
 * `bonin/all`. These name the loaders of browsers by relative paths, so that a browser finds them without a bundler;
 * for other runtimes, and for pages that ask for no file, they are written once more with other loaders.
 */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileNameOf, inRoot, modules, ofEntry, wasmName } from './paths.mjs';

/** By folder in `pkg/wasm`: which loader stands for a module's own for browsers. */
const VARIANTS = {
  hosted: (module) => `#wasm/${module}`,
  inline: (module) => `../${module}/inline.js`,
};

/**
 * @param {Record<string, any>} providers the registry
 * @returns {Record<string, string>} texts, by names in `pkg/wasm`
 */
export function entries(providers) {
  const own = Object.entries(providers).map(([name, row]) => [`entries/${fileNameOf(name)}.js`, entry(name, row)]);
  const byHand = ['index', 'all'].map((name) => [`../client/${name}.js`, templateFile(`client/${name}.js`)]);
  const lazily = ['lazy.js', lazy(providers)];
  const varied = Object.entries(VARIANTS).flatMap(([folder, loaderOf]) =>
    [...own, ...byHand, lazily].map(([name, text]) => {
      const from = posix.join('wasm', posix.dirname(name));
      return [`${folder}/${posix.basename(name)}`, moved(text, from, posix.join('wasm', folder), loaderOf)];
    }),
  );
  const types = Object.keys(providers).map((name) => [`entries/${fileNameOf(name)}.d.ts`, typesOf(name)]);
  return Object.fromEntries([...own, ...types, lazily, ...varied]);
}

/**
 * What `package.json` exports of it: types, the entry for each runtime, and each module's wasm file.
 * @param {Record<string, any>} providers the registry
 */
export function exportsOf(providers) {
  const rows = Object.keys(providers).map((name) => {
    const file = fileNameOf(name);
    return [`./${file}`, forRuntimes(`./wasm/entries/${file}.d.ts`, file, `./wasm/entries/${file}.js`)];
  });
  return Object.fromEntries([...rows, ...Object.keys(modules).map(wasmRow)]);
}

/** Bundlers give its address, and runtimes of the edge the module itself. */
function wasmRow(module) {
  const path = `./wasm/${module}/${wasmName(module)}`;
  const asModule = { types: './types/wasm-module.d.ts', default: path };
  const rows = { workerd: asModule, 'edge-light': asModule, types: './types/wasm-file.d.ts', default: path };
  return [`./${module.replaceAll('_', '-')}.wasm`, rows];
}

const forRuntimes = (types, name, browser) => {
  const hosted = `./wasm/hosted/${name}.js`;
  return { types, workerd: hosted, 'edge-light': hosted, node: hosted, default: browser };
};

const templateFile = (name) => readFileSync(inRoot('pkg-template', name), 'utf8');

/** A module's text as it has to be in another folder, with other loaders. */
function moved(text, from, to, loaderOf) {
  return text.replace(/(from |import\()'(\.[^']*)'/g, (_, before, name) => {
    const path = posix.join(from, name);
    const [, module] = /^wasm\/(\w+)\/browser\.js$/.exec(path) ?? [];
    if (module) return `${before}'${loaderOf(module)}'`;
    const target = path === 'wasm/lazy.js' ? posix.join(to, 'lazy.js') : path;
    const relative = posix.relative(to, target);
    return `${before}'${relative.startsWith('.') ? relative : `./${relative}`}'`;
  });
}

/** A page that uses one provider loads no other one: each import stands for itself, and bundlers split there. */
function lazy(providers) {
  const others = Object.entries(providers).filter(([name]) => name !== ofEntry);
  const loader = ({ feature }) => `import('./${feature}/browser.js').then(withGlue)`;
  const rows = others.map(([name, row]) => `  ${name}: () => ${loader(row)},\n`);
  const whole = "typeof import('#wasm/mobileok')";
  return [
    `import { makeGlue } from './${ofEntry}/bonin.js';\n`,
    `/** @param {object} loader */`,
    `const withGlue = (loader) => /** @type {${whole}} */ (/** @type {unknown} */ ({ ...loader, makeGlue }));\n`,
    `/** @type {Record<string, () => Promise<${whole}>>} */\nexport const modules = {\n${rows.join('')}};\n`,
  ].join('\n');
}

/** The entry of one provider alone; the one that seals without a flow has functions for that. */
function entry(name, { feature, calls }) {
  const seals = name === ofEntry;
  const opens = Object.values(calls).some((call) => call.opens);
  const only = (isNeeded, ...lines) => (isNeeded ? lines : []);
  return [
    `// ${name} alone: nothing of other providers is loaded.`,
    `import { bytes, source } from '../${feature}/browser.js';`,
    `import { makeGlue } from '../${ofEntry}/bonin.js';`,
    "import { bindCore } from '../../client/core.js';",
    "import { clientOfOne, initOf } from '../../client/one.js';",
    ...only(opens, "import { makePage } from '../../client/page/index.js';"),
    ...only(seals, "import { sealer } from '../../client/seal.js';"),
    '',
    "export { BoninError, isBoninError } from '../../core/errors.js';",
    ...only(seals, "export { pickAuthInfo } from '../../client/pick.js';"),
    '',
    `const calls = { __proto__: null, ${name}: ${JSON.stringify(calls)} };`,
    '',
    'const core = /* @__PURE__ */ bindCore({ makeGlue, bytes, source });',
    '',
    'export const init = /* @__PURE__ */ initOf(core);',
    '',
    ...only(seals, sealing('encryptAuthInfo', 'authInfo'), '', sealing('encryptVerifyInfo', 'verifyInfo'), ''),
    `export const createClient = /* @__PURE__ */ clientOfOne(calls, core${opens ? ', makePage' : ''});`,
    '',
  ].join('\n');
}

const sealing = (name, field) => `export const ${name} = /* @__PURE__ */ sealer(core, '${name}', '${field}');`;

function typesOf(name) {
  return [
    "import type { ClientOf, ClientOptions } from '../../types/client.js';\n",
    `export * from '../../types/${fileNameOf(name)}/client.js';`,
    "export * from '../../types/one.js';",
    ...(name === ofEntry ? ["export { encryptAuthInfo, encryptVerifyInfo } from '../../types/client.js';"] : []),
    '\n/** @throws {BoninError} kind `misuse` for an option that is unknown or wrong; `field` names it */',
    `export function createClient(options: ClientOptions): ClientOf<'${name}'>;\n`,
  ].join('\n');
}
