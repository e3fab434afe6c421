/** How much a browser loads for each page, and how much it may have to load. */
import { ALL, loadedByBrowser, pageOf } from './bundle.mjs';
import { inPackage, providers, publicName } from './paths.mjs';
import { kilobytes } from './size.mjs';

/** Bytes of wasm, its glue and the client's JavaScript, brotli. One language's sentences load apart. */
const BUDGET = 66_000;

/**
 * Pages that may have more or less. The aim is 66 kB for mobileOK, Toss cert and NETS, and 110 for all: these four have
 * grown beyond it with typed data, and their numbers here only go down.
 */
const BUDGETS = { mobileok: 67_500, toss_cert: 69_500, ompass: 46_000, passni: 46_000, nets: 70_000, all: 116_000 };

/**
 * @param {string} project a folder whose node_modules holds `bonin`
 * @returns {Promise<{ name: string, total: number, budget: number, parts: string }[]>} the pages, by their modules
 */
export async function measurePages(project) {
  const { providers: registry } = await import(inPackage('wasm', 'registry.js'));
  const opens = (feature) => Object.values(registry[publicName(feature)]).some((call) => call.opens);
  const pages = [...providers.map((name) => [name, pageOf(name, { opens: opens(name) })]), ['all', ALL]];
  const measured = pages.map(async ([name, page]) => {
    const { javascript, wasm, texts } = await loadedByBrowser(project, page);
    const parts = `JavaScript ${kilobytes(javascript.brotli)}, wasm ${kilobytes(wasm.brotli)}`;
    const apart = `${kilobytes(texts.brotli)} of Korean sentences apart`;
    const total = javascript.brotli + wasm.brotli;
    return { name, total, budget: BUDGETS[name] ?? BUDGET, parts: `${parts}; ${apart}` };
  });
  return Promise.all(measured);
}
