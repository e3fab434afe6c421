/** Question: does a short run of each fuzz target, over all that was found before, find nothing? */
import { fuzz } from '../fuzz.mjs';
import { script } from '../lib/run.mjs';

await script(() => fuzz({ seconds: 4 }));
