/** Question: how long is it from opening a page to its first sealed payload? */
import { info } from './input.mjs';
import { publicKey } from './keys.mjs';
import { openPages } from './page.mjs';
import { takeTurns } from './rounds.mjs';
import { comparisons } from './table.mjs';

const modules = { bonin: 'bonin', 'node-forge': 'forge', WebCrypto: 'webcrypto' };

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const key = await publicKey();
  const sources = Object.values(modules).map((module) => [module, firstSeal(module, key)]);
  const pages = await openPages(Object.fromEntries(sources));
  try {
    const turn = (module) => () => pages.visit(module, timeOfFirstSeal);
    const visits = Object.entries(modules).map(([name, module]) => ({ name, turn: turn(module) }));
    // The first visits warm the disk and the browser up.
    const times = await takeTurns(visits, { rounds: 21, warmUp: 2 });
    return comparisons('cold start in Chromium, from opening a page to its first seal', times);
  } finally {
    await pages.close();
  }
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
