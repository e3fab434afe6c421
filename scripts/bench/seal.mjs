/** Question: how fast is a payload sealed, in Node and in Chromium, from key and object to text? */
import { info } from './input.mjs';
import { openPages } from './page.mjs';
import { alternate } from './rounds.mjs';
import { comparisons } from './table.mjs';
import { publicKey } from './keys.mjs';

const sealers = ['bonin', 'forge', 'webcrypto'];

/** @returns {Promise<import('./table.mjs').Row[]>} */
export async function measure() {
  const bytes = new TextEncoder().encode(JSON.stringify(info)).length;
  const key = await publicKey();
  return [
    ...comparisons(`seal ${bytes} bytes, Node`, await inNode(key)),
    ...comparisons(`seal ${bytes} bytes, Chromium`, await inChromium(key)),
  ];
}

async function inNode(key) {
  const modules = await Promise.all(sealers.map((sealer) => import(`./sealers/${sealer}.mjs`)));
  return race(modules, key, info, alternate);
}

async function inChromium(key) {
  const imports = sealers.map((sealer) => `import * as ${sealer} from './sealers/${sealer}.mjs';`);
  const source = `
    ${imports.join('\n')}
    import { alternate } from './rounds.mjs';
    ${race}
    globalThis.measure = ([key, info]) => race([${sealers}], key, info, alternate);`;
  const pages = await openPages({ seal: source });
  try {
    return await pages.visit('seal', (tab) => tab.evaluate((given) => globalThis.measure(given), [key, info]));
  } finally {
    await pages.close();
  }
}

/** Runs in both: nothing outside of it may be named. */
async function race(modules, key, info, alternate) {
  const ways = await Promise.all(
    modules.map(async ({ name, prepare }) => {
      const seal = await prepare();
      return { name, once: () => seal(key, info) };
    }),
  );
  return alternate(ways);
}
