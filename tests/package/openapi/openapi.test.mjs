/** `bonin/openapi.json` against the running proxy: every exchange of the suites' flows, and every member of a body. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv/dist/2020.js';
import { filesIn } from '../../../scripts/lib/files.mjs';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { run } from '../../../scripts/lib/run.mjs';
import { openapiText } from '../../../scripts/openapi.mjs';
import { wholeWorld } from '../../suite/proxy/whole-world.mjs';

const document = JSON.parse(readFileSync(inRoot('pkg-template', 'openapi.json'), 'utf8'));
const ajv = new Ajv({ strict: false });
ajv.addSchema(document, 'openapi');
const pointer = (...parts) =>
  `openapi#/${parts
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/')}`;
const content = ['content', 'application/json', 'schema'];
const faultOf = (value, ...parts) => {
  const validate = ajv.compile({ $ref: pointer(...parts, ...content) });
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
};

/** Flows of each provider, as the suites drive them. */
const SUITES = /suite\/(emulator\/(journeys|toss|ompass)|client\/(nets|ompass|passni|toss))\.test\.mjs$/;

/** `refused` says what a code means, which is an error each time; the emulator has no other domain to `move` to. */
const NEVER_RIGHT = ['/nets/refused', '/nets/move'];

test('it is what the registry and the types of the core say', async () => {
  assert.equal(readFileSync(inRoot('pkg-template', 'openapi.json'), 'utf8'), await openapiText());
});

test('every answer of the flows is one that it has, and so is every body that was taken', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bonin-openapi-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const RECORD = join(folder, 'exchanges');
  const files = filesIn(inRoot('tests', 'suite')).filter((file) => SUITES.test(file));
  const args = [
    '--import',
    new URL('./recorder.mjs', import.meta.url).href,
    '--test',
    '--test-concurrency=2',
    ...files,
  ];
  // If one of these tests fails, the suite says so; here their flows are wanted.
  await run(process.execPath, args, { env: { RECORD, NODE_TEST_CONTEXT: undefined } });
  const seen = new Set();
  const faults = new Set();
  for (const line of readFileSync(RECORD, 'utf8').trim().split('\n')) {
    const { method, path, sent, status, answered } = JSON.parse(line);
    const found = document.paths[path]?.[method];
    if (!found || status === 303) continue;
    const which = String(status) in found.responses ? String(status) : 'default';
    seen.add(`${path} ${which}`);
    const at = ['paths', path, method];
    const note = (fault) => fault && faults.add(`${path} ${status}: ${fault}`);
    note(faultOf(JSON.parse(answered), ...at, 'responses', which));
    if (status === 200 && method === 'post') note(faultOf(JSON.parse(sent), ...at, 'requestBody'));
  }
  assert.deepEqual([...faults], []);
  const posts = Object.entries(document.paths)
    .filter(([, { post }]) => post?.requestBody)
    .map(([path]) => path);
  const missing = posts.filter((path) => !seen.has(`${path} 200`));
  assert.deepEqual(missing, NEVER_RIGHT, 'steps that no flow has made');
});

test('the proxy takes the members that it has, and refuses every other one', async () => {
  const { call, entered } = await wholeWorld();
  const flows = { ompass: 'begin', tossCert: 'begin', nets: 'begin', mobileok: 'token' };
  for (const [provider, step] of Object.entries(flows)) flows[provider] = (await call(`${provider}/${step}`)).flow;
  flows.passni = (await entered()).flow;
  const bodies = Object.entries(document.paths).flatMap(([path, { post }]) => {
    const schema = post?.requestBody?.content['application/json'].schema;
    return schema ? [[path.slice(1), Object.keys(schema.properties)]] : [];
  });
  const all = [...new Set(bodies.flatMap(([, names]) => names)), 'toString', 'unknown'];
  const faults = [];
  for (const [path, names] of bodies) {
    for (const name of all) {
      const { error } = await call(path, { [name]: 'x' }, flows[path.split('/')[0]]);
      const isKnown = !(error?.reason === 'unknownField' && error.field === 'body');
      if (isKnown !== names.includes(name)) faults.push(`${path} ${name}: ${error?.reason} ${error?.field}`);
    }
  }
  assert.deepEqual(faults, []);
});
