/** Question: how long is it from opening a page to its first sealed payload? */
import { info } from './input.mjs';
import { publicKey } from './keys.mjs';
import { openPages } from './page.mjs';
import { takeTurns } from './rounds.mjs';
import { comparisons } from './table.mjs';

const modules = { bonin: 'bonin', 'node-forge': 'forge', WebCrypto: 'webcrypto' };

/** The same page as bonin's, with the lines that the package's README shows in its head. */
const PRELOADED = 'preloaded';

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const key = await publicKey();
  const sources = Object.fromEntries(Object.values(modules).map((module) => [module, firstSeal(module, key)]));
  const pages = await openPages({ ...sources, [PRELOADED]: { source: sources.bonin, preloads: true } });
  try {
    const turn = (module) => () => pages.visit(module, timeOfFirstSeal);
    const visits = Object.entries({ ...modules, [PRELOADED]: PRELOADED });
    // The first visits warm the disk and the browser up.
    const { [PRELOADED]: preloaded, ...times } = await takeTurns(
      visits.map(([name, module]) => ({ name, turn: turn(module) })),
      { rounds: 21, warmUp: 2 },
    );
    const what = 'cold start in Chromium, from opening a page to its first seal';
    const { WebCrypto } = times;
    return [...comparisons(what, times), ...comparisons('the same with preload lines', { preloaded, WebCrypto })];
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
