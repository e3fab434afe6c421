/** Question: how long is it from opening a page to its first sealed payload? */
import { info } from './input.mjs';
import { publicKey } from './keys.mjs';
import { openPages } from './page.mjs';
import { median } from './rounds.mjs';
import { comparisons } from './table.mjs';

const VISITS = 11;
const modules = { bonin: 'bonin', 'node-forge': 'forge', WebCrypto: 'webcrypto' };

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const key = await publicKey();
  const sources = Object.values(modules).map((module) => [module, firstSeal(module, key)]);
  const pages = await openPages(Object.fromEntries(sources));
  const times = new Map(Object.keys(modules).map((name) => [name, []]));
  try {
    // The first visit of each warms the disk and the browser up.
    for (let visit = -1; visit < VISITS; visit += 1) {
      for (const [name, module] of Object.entries(modules)) {
        const ms = await pages.visit(module, timeOfFirstSeal);
        if (visit >= 0) times.get(name).push(ms);
      }
    }
  } finally {
    await pages.close();
  }
  const medians = Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
  return comparisons('cold start in Chromium, from opening a page to its first seal', medians);
}

const firstSeal = (module, key) => `
  import { prepare } from './sealers/${module}.mjs';
  const seal = await prepare();
  await seal(${JSON.stringify(key)}, ${JSON.stringify(info)});
  globalThis.sealedAfter = performance.now();`;

async function timeOfFirstSeal(tab) {
  const sealed = await tab.waitForFunction(() => globalThis.sealedAfter);
  return sealed.jsonValue();
}
