// What a browser runs: as the script of a page, or as that of a worker, in which tests put a stand-in for the page. The
// results go to the server that the script came from.
import { files } from '#files';
import { runAll } from './harness/test.mjs';

const where = 'document' in globalThis ? 'page' : 'worker';
const journeys = { journeys: () => import('./browsers/journeys.mjs') };
const results = [];
await runAll({ ...files, ...(where === 'page' && journeys) }, (result) => results.push(result));
await fetch(`/results/${where}`, { method: 'POST', body: JSON.stringify(results) });
