/** Question: which routes has the proxy? Writes `pkg-template/openapi.json`, by the registry of a built package. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inPackage, inRoot } from './lib/paths.mjs';
import { isMain, script } from './lib/run.mjs';
import { openapi } from './openapi/document.mjs';

/** @returns {Promise<string>} what the file has to say */
export async function openapiText() {
  const { call, load } = await import(pathToFileURL(inPackage('proxy', 'wasm.js')).href);
  const wasm = await load('en');
  const { version } = JSON.parse(readFileSync(inRoot('pkg-template', 'package.json'), 'utf8'));
  const listed = readFileSync(inPackage('wasm', 'reasons.d.ts'), 'utf8');
  const reasons = [...new Set([...listed.matchAll(/\| '(\w+)'/g)].map(([, reason]) => reason))].sort();
  return `${JSON.stringify(
    openapi(
      call(() => wasm.registry()),
      { version, reasons },
    ),
    undefined,
    2,
  )}\n`;
}

if (isMain(import.meta.url)) {
  await script(async () => writeFileSync(inRoot('pkg-template', 'openapi.json'), await openapiText()));
}
