// Runs in browsers those of the neutral files that belong there, and journeys to a proxy that Node serves.
// `node browsers.mjs Firefox` runs one browser.
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { browsers } from './browsers/drivers.mjs';
import { openSite } from './browsers/site.mjs';
import { bundleForBrowsers, inputsOf } from './bundle.mjs';
import { start } from './journeys/started.mjs';
import { neutral, placeInBrowser } from './neutral.mjs';

const LIMIT_MS = 120_000;
const script = fileURLToPath(new URL('journeys/serve.mjs', import.meta.url));
const asked = process.argv.slice(2);

const inputs = await inputsOf(neutral);
const textOf = (file) => readFileSync(inRoot('tests', 'suite', file), 'utf8');
const placed = (place) => neutral.filter((file) => placeInBrowser(file, inputs.get(file), textOf(file)) === place);
const files = { page: placed('page'), worker: placed('worker') };
const [page, worker] = await Promise.all(
  Object.values(files).map(async (some) => (await bundleForBrowsers('page.mjs', some)).text),
);

for (const [name, launch] of Object.entries(browsers)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const site = await openSite({ page, worker });
  const service = await start(process.execPath, (port) => [script, port, site.origin]);
  const browser = await launch();
  try {
    await browser.open(`${site.origin}/?service=${service.url}`);
    for (const where of ['page', 'worker']) {
      const results = await inTime(site.results[where], `${name} tells nothing of its ${where}.`);
      for (const { name: title, ok, error } of results) test(`${name}, ${where}: ${title}`, () => assert.ok(ok, error));
      test(`${name}, ${where}: every file that belongs there ran`, () => {
        const ran = new Set(results.map(({ name: title }) => title.split(': ')[0]));
        assert.deepEqual([...ran], where === 'page' ? [...files.page, 'journeys'] : files.worker);
      });
    }
    console.log(`${name} ${browser.version}`);
  } finally {
    await browser.close();
    await service.close();
    site.close();
  }
}

function inTime(promise, otherwise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(otherwise)), LIMIT_MS)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
