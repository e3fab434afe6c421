/** Question: is THIRD-PARTY-NOTICES up to date? Writes it anew. */
import { writeFileSync } from 'node:fs';
import { NOTICES, notices } from './lib/notices.mjs';
import { inRoot } from './lib/paths.mjs';
import { isMain, script } from './lib/run.mjs';

if (isMain(import.meta.url)) await script(async () => writeFileSync(inRoot(NOTICES), await notices()));
